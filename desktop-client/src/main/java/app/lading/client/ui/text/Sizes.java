package app.lading.client.ui.text;

import java.text.NumberFormat;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Sizes and speeds for people: `812 B`, `12 KB`, `8.4 GB`, `120 GB`, `92 MB/s`. Units are written alike in every
/// language.
///
/// For the thread of the window only.
public final class Sizes {
    private static final String[] DECIMAL = {"B", "KB", "MB", "GB", "TB", "PB", "EB"};
    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final String[] SPOKEN = {"bytes", "kilobytes", "megabytes", "gigabytes", "terabytes", "petabytes"};

    private final Texts texts;
    private final ObjectProperty<SizeUnits> units = new SimpleObjectProperty<>(this, "units", SizeUnits.DECIMAL);

    public Sizes(Texts texts) {
        this.texts = texts;
    }

    /// What the person chose in the settings; views that show sizes listen to it.
    public ObjectProperty<SizeUnits> unitsProperty() {
        return units;
    }

    /// A size with its unit.
    ///
    /// @param bytes 0 or more
    public String format(long bytes) {
        boolean binary = units.get() == SizeUnits.BINARY;
        int base = binary ? 1024 : 1000;
        double value = bytes;
        int power = 0;
        while (value >= (power < 2 ? base - 0.5 : base - 0.05) && power < DECIMAL.length - 1) {
            value /= base;
            power++;
        }
        // A tenth of a kilobyte tells nobody anything; a tenth of a terabyte is an hour.
        int digits = power < 2 || value >= 99.95 ? 0 : 1;
        return number(value, digits) + " " + (binary ? BINARY : DECIMAL)[power];
    }

    /// A speed, empty when nothing moves.
    public String speed(long bytesPerSecond) {
        return bytesPerSecond <= 0 ? "" : rate(bytesPerSecond);
    }

    /// A speed, with 0 written out.
    public String rate(long bytesPerSecond) {
        boolean binary = units.get() == SizeUnits.BINARY;
        int base = binary ? 1024 : 1000;
        double value = Math.max(0, bytesPerSecond);
        int power = 0;
        while (value >= base - 0.5 && power < DECIMAL.length - 1) {
            value /= base;
            power++;
        }
        return number(value, power > 1 && value < 9.95 ? 1 : 0) + " " + (binary ? BINARY : DECIMAL)[power] + "/s";
    }

    /// Every byte counted: `41,000,000,000 bytes`.
    public String exact(long bytes) {
        return texts.count("size.exact", bytes);
    }

    /// For a voice: `41 gigabytes`.
    public String spoken(long bytes) {
        double value = bytes;
        int power = 0;
        while (value >= 999.5 && power < SPOKEN.length - 1) {
            value /= 1000;
            power++;
        }
        return texts.get("size.spoken." + SPOKEN[power], number(value, power > 1 && value < 9.95 ? 1 : 0));
    }

    private String number(double value, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }
}
