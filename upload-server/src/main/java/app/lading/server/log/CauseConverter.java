package app.lading.server.log;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import java.util.Locale;

/// The exception of a log line. A full disk is no mistake of the program, so where it failed is of no use:
/// its own words are enough.
public final class CauseConverter extends ThrowableProxyConverter {
    /// The converter that the log's configuration makes.
    public CauseConverter() {}

    @Override
    protected String throwableProxyToString(IThrowableProxy failure) {
        for (IThrowableProxy each = failure; each != null; each = each.getCause()) {
            String message = String.valueOf(each.getMessage());
            if (message.toLowerCase(Locale.ROOT).contains("no space left")) {
                return "  because: " + message.replaceAll("[\\r\\n]+", " | ") + System.lineSeparator();
            }
        }
        return super.throwableProxyToString(failure);
    }
}
