package app.lading.packaging.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// What repeated measurements of one thing gave.
///
/// @param median the middle one, or the mean of the two in the middle
record Spread(double median, double least, double most) {

    /// @param values at least one
    static Spread of(Collection<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
        return new Spread(median, sorted.getFirst(), sorted.getLast());
    }

    /// The value below which a share of the measurements lies.
    ///
    /// @param share 0 to 1
    static double below(Collection<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1.0, share * sorted.size()));
    }

    /// `2.25 [1.35..4.12]`, with as many digits as make sense for the number; a lone measurement without the brackets.
    @Override
    public String toString() {
        String text = number(median);
        return least == most ? text : text + " [" + number(least) + ".." + number(most) + "]";
    }

    /// A number with three digits that say something.
    static String number(double value) {
        String format =
                value >= 99.95 ? "%,.0f" : value >= 9.995 ? "%.1f" : value >= 0.0995 || value == 0 ? "%.2f" : "%.4f";
        return String.format(Locale.ROOT, format, value);
    }
}
