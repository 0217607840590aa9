package app.lading.packaging.bench;

/// What the person who measures reads.
final class BenchConsole {

    /// Says one line, or several.
    void say(String text) {
        System.out.println(text);
    }

    /// Says why it did not work.
    void complain(String text) {
        System.err.println(text);
    }
}
