package app.lading.client.account;

import app.lading.client.link.LinkFailure;

/// Why asking a server did not work, for a window that says it in its own language.
public enum Trouble {
    /// There is no way, or nobody there.
    UNREACHABLE,
    /// Nothing was heard in time.
    TIMEOUT,
    /// The connection was lost.
    BROKEN,
    /// No encrypted connection could be made, and no certificate tells why.
    TLS,
    /// The server is there and cannot serve at the moment.
    UNAVAILABLE,
    /// The server made a mistake.
    SERVER,
    /// The server's disk is full.
    FULL,
    /// Too many tries or connections.
    TOO_MANY,
    /// It is no Lading server, or one of another version.
    PROTOCOL,
    /// The server does not allow it.
    FORBIDDEN,
    /// The server refused in another way.
    REFUSED,
    /// The file of the own certificate authority cannot be used.
    AUTHORITY,
    /// This program made a mistake; its log says more.
    MISTAKE;

    /// What a failure of the link is for a person who wants to come in.
    public static Trouble of(LinkFailure failure) {
        return switch (failure.kind()) {
            case UNREACHABLE -> UNREACHABLE;
            case TIMEOUT -> TIMEOUT;
            case BROKEN, TAKEN_OVER -> BROKEN;
            case TLS -> TLS;
            case UNAVAILABLE -> UNAVAILABLE;
            case SERVER -> SERVER;
            case FULL -> FULL;
            case TOO_MANY -> TOO_MANY;
            case PROTOCOL, NOT_FOUND -> PROTOCOL;
            case FORBIDDEN -> FORBIDDEN;
            case NOT_SIGNED_IN, WRONG_PASSWORD, REFUSED -> REFUSED;
        };
    }
}
