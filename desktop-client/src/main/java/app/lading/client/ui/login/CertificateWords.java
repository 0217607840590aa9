package app.lading.client.ui.login;

import app.lading.client.link.CertificateTrouble;
import app.lading.client.link.ServerAddress;
import app.lading.client.ui.text.Times;
import app.lading.client.ui.text.Words;

/// Says what is wrong with a certificate, the same in the login and over a queue.
public final class CertificateWords {
    private CertificateWords() {}

    /// One sentence.
    public static Words what(ServerAddress server, CertificateTrouble trouble, Times times) {
        return Words.of(
                key(trouble) + ".what",
                server.hostAndPort(),
                trouble.issuedTo(),
                times.day(trouble.validUntil()),
                times.day(trouble.validFrom()));
    }

    /// What to do; the code follows it.
    static Words remedy(CertificateTrouble trouble) {
        return Words.of(key(trouble) + ".remedy");
    }

    private static String key(CertificateTrouble trouble) {
        return "login.certificate."
                + switch (trouble.reason()) {
                    case UNKNOWN_AUTHORITY -> "own";
                    case EXPIRED -> "expired";
                    case NOT_YET_VALID -> "early";
                    case WRONG_NAME -> "name";
                    case CHANGED -> "changed";
                };
    }
}
