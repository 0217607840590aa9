package app.lading.client.link;

import app.lading.client.link.LinkFailure.Kind;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.Problem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Turns what networks and servers do into a [LinkFailure]: the one place that knows exceptions and status
/// codes.
final class Failures {
    private static final long MAX_PROBLEM_BYTES = 64L * 1024;

    private Failures() {}

    /// What an exception means.
    ///
    /// @param connected whether bytes had come before it failed
    static LinkFailure of(ServerAddress server, IOException e, boolean connected) {
        String where = server.hostAndPort();
        if (e instanceof UnknownHostException) {
            return failure(
                    Kind.UNREACHABLE,
                    "The name " + server.host() + " is not known here.",
                    "Check the address and this computer's network.",
                    e);
        }
        if (e instanceof SSLException && !connected) {
            return untrusted(where, e);
        }
        if (e instanceof InterruptedIOException || (e instanceof ConnectException && saysTimeout(e))) {
            return failure(
                    Kind.TIMEOUT,
                    where + " did not answer in time.",
                    "Check the address and the network; try again.",
                    e);
        }
        if (e instanceof ProtocolException) {
            return notLading(server, String.valueOf(e.getMessage()), e);
        }
        if (connected) {
            return failure(Kind.BROKEN, "The connection to " + where + " was lost.", "Nothing is lost; try again.", e);
        }
        return failure(
                Kind.UNREACHABLE,
                "No connection to " + where + ".",
                "Check the address and the network, and that the server is running.",
                e);
    }

    private static LinkFailure untrusted(String where, IOException e) {
        LinkFailure failure = byKind(where, e);
        CertificateTrouble trouble = failure.certificate();
        return trouble == null
                ? failure
                : failure(
                        Kind.TLS,
                        "The certificate of " + where + " " + what(trouble) + ".",
                        trouble.reason() == CertificateTrouble.Reason.UNKNOWN_AUTHORITY
                                ? failure.remedy()
                                : remedy(trouble.reason()),
                        e);
    }

    private static String what(CertificateTrouble trouble) {
        return switch (trouble.reason()) {
            case UNKNOWN_AUTHORITY -> "is not trusted here";
            case EXPIRED -> "ended on " + trouble.validUntil();
            case NOT_YET_VALID -> "begins only on " + trouble.validFrom();
            case WRONG_NAME -> "was issued to " + trouble.issuedTo();
            case CHANGED -> "is another one than the one that was trusted";
        };
    }

    private static String remedy(CertificateTrouble.Reason reason) {
        return switch (reason) {
            case EXPIRED -> "Ask the administrator for a new one, and check the date of this computer.";
            case NOT_YET_VALID -> "Check the date of this computer; if it is right, ask the administrator.";
            case WRONG_NAME -> "Use the name that the certificate was made for, or ask the administrator.";
            case UNKNOWN_AUTHORITY, CHANGED ->
                "Ask the administrator whether it was replaced; until then somebody else may answer in its place.";
        };
    }

    private static LinkFailure byKind(String where, IOException e) {
        if (e instanceof SSLPeerUnverifiedException) {
            return failure(
                    Kind.TLS,
                    "The certificate of " + where + " was issued to somebody else.",
                    "Use the name that the certificate was made for, or ask the administrator.",
                    e);
        }
        if (e instanceof SSLHandshakeException) {
            return failure(
                    Kind.TLS,
                    "The certificate of " + where + " is not trusted here.",
                    "Ask the administrator; this computer's Java must trust the authority that issued it.",
                    e);
        }
        return failure(
                Kind.TLS,
                "No encrypted connection to " + where + " could be made.",
                "If this server is not encrypted, use an address that starts with http://.",
                e);
    }

    /// What a refusal means.
    ///
    /// @param response an answer that is not a good one; its body is read
    static LinkFailure of(ServerAddress server, Response response, LinkJson json) {
        int status = response.code();
        Problem problem = problem(response, json);
        Duration retryAfter = retryAfter(response, problem);
        if (problem != null) {
            String message = problem.detail().isEmpty() ? problem.title() : sentence(problem);
            return new LinkFailure(
                    kind(status, problem.code()), message, problem.remedy(), problem.code(), retryAfter, null);
        }
        if (status == 401) {
            ErrorCode code = ErrorCode.NOT_SIGNED_IN;
            return new LinkFailure(
                    Kind.NOT_SIGNED_IN, code.sentence(), code.remedy(), code.wireName(), retryAfter, null);
        }
        if (status == 429 || status >= 500) {
            return new LinkFailure(
                    kind(status, ""),
                    server.hostAndPort() + " answered " + status + ": it cannot serve at the moment.",
                    "Wait; if it lasts, tell the administrator.",
                    null,
                    retryAfter,
                    null);
        }
        if (status == 403) {
            return failure(
                    Kind.FORBIDDEN, server.hostAndPort() + " does not allow this.", "Ask the administrator.", null);
        }
        return notLading(server, "it answered " + status, null);
    }

    static LinkFailure notLading(ServerAddress server, String why, @Nullable Throwable cause) {
        return failure(
                Kind.PROTOCOL,
                server.hostAndPort() + " does not speak as a Lading server does: " + why + ".",
                "Check the address; if it is right, update the older one of client and server.",
                cause);
    }

    private static String sentence(Problem problem) {
        String detail = problem.detail();
        String first = Character.toUpperCase(detail.charAt(0)) + detail.substring(1);
        return detail.endsWith(".") ? first : first + ".";
    }

    private static Kind kind(int status, String code) {
        ErrorCode known = ErrorCode.fromWireName(code);
        if (known == ErrorCode.WRONG_PASSWORD) {
            return Kind.WRONG_PASSWORD;
        }
        return switch (status) {
            case 401 -> Kind.NOT_SIGNED_IN;
            case 403 -> Kind.FORBIDDEN;
            case 404 -> Kind.NOT_FOUND;
            case 426 -> Kind.PROTOCOL;
            case 429 -> Kind.TOO_MANY;
            case 502, 503, 504 -> Kind.UNAVAILABLE;
            case 507 -> Kind.FULL;
            default -> status >= 500 && (known == null || known.retryable()) ? Kind.SERVER : Kind.REFUSED;
        };
    }

    private static @Nullable Problem problem(Response response, LinkJson json) {
        String type = response.header("Content-Type", "");
        if (type == null || !type.startsWith("application/problem+json")) {
            return null;
        }
        try {
            return json.read(response.peekBody(MAX_PROBLEM_BYTES).string(), Problem.class);
        } catch (IOException | LinkJson.NotThat e) {
            // The status alone still says enough.
            return null;
        }
    }

    private static @Nullable Duration retryAfter(Response response, @Nullable Problem problem) {
        if (problem != null && problem.retryAfter() != null) {
            return Duration.ofSeconds(Math.max(0, problem.retryAfter()));
        }
        String header = response.header("Retry-After");
        if (header == null || !header.matches("\\d{1,9}")) {
            return null;
        }
        return Duration.ofSeconds(Long.parseLong(header));
    }

    private static boolean saysTimeout(IOException e) {
        String message = e.getMessage();
        return message != null && message.contains("timed out");
    }

    private static LinkFailure failure(Kind kind, String message, String remedy, @Nullable Throwable cause) {
        return new LinkFailure(kind, message, remedy, null, null, cause);
    }
}
