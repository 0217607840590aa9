package app.lading.client.link;

import java.time.Instant;

/// Why the certificate of a server was not taken, with what a person needs to judge it.
///
/// @param issuedTo the name in it
/// @param issuedBy who signed it; the same name when it did itself
/// @param pin its public key, to be compared and trusted
public record CertificateTrouble(
        Reason reason, String issuedTo, String issuedBy, Instant validFrom, Instant validUntil, Pin pin) {

    /// Why it was not taken.
    public enum Reason {
        /// No authority that is trusted here has signed it.
        UNKNOWN_AUTHORITY,
        EXPIRED,
        NOT_YET_VALID,
        /// It was issued to another name than the one in the address.
        WRONG_NAME,
        /// It is another one than the one that was trusted. Either the server has a new one, or somebody is in
        /// between.
        CHANGED
    }

    /// Whether a person may trust it after comparing its code. A changed one is never trusted by a click.
    public boolean mayBeTrusted() {
        return reason != Reason.CHANGED;
    }
}
