package app.lading.client.ui.shell;

/// What is said before there can be a window, to whoever started the program in a terminal.
final class StartConsole {
    private StartConsole() {}

    static void tell(String line) {
        System.err.println(line);
    }
}
