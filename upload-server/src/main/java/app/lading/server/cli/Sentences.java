package app.lading.server.cli;

import app.lading.server.control.ControlAnswer;
import java.util.Locale;

/// Wording shared by the commands.
final class Sentences {
    private Sentences() {}

    /// What was refused, and what to do.
    static String refusal(ControlAnswer.Refused refused) {
        return sentence(refused.message()) + " " + refused.remedy();
    }

    /// Begins with a capital, ends with a full stop.
    static String sentence(String text) {
        String begun = text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return begun.endsWith(".") || begun.endsWith("!") ? begun : begun + ".";
    }
}
