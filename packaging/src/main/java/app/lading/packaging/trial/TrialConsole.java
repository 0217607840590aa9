package app.lading.packaging.trial;

/// What the person who tries Lading out reads, apart from what the programs themselves say.
final class TrialConsole {

    /// Says one line, or several.
    void say(String text) {
        System.out.println(text);
    }

    /// Says why it did not work.
    void complain(String text) {
        System.err.println(text);
    }
}
