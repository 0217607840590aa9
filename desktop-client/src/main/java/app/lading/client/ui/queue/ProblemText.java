package app.lading.client.ui.queue;

import app.lading.client.store.Problem;
import app.lading.client.ui.text.Texts;

/// Problems in the person's language, by their code; the engine's own English sentence for a code that is new.
public final class ProblemText {
    private final Texts texts;

    /// Words of the given texts.
    public ProblemText(Texts texts) {
        this.texts = texts;
    }

    /// What happened, as the end of "Failed: …" and as a sentence of its own; without a full stop.
    public String what(Problem problem) {
        return known(problem, "what", problem.message());
    }

    /// What to do, one sentence.
    public String remedy(Problem problem) {
        return known(problem, "remedy", problem.remedy());
    }

    /// What is asked, as the end of "Needs you: …"; without a full stop.
    public String question(Problem problem) {
        String key = key(problem, "question");
        return texts.has(key) ? texts.get(key) : what(problem);
    }

    private String known(Problem problem, String part, String fallback) {
        String key = key(problem, part);
        if (texts.has(key)) {
            return texts.get(key);
        }
        boolean stop = part.equals("what") && fallback.endsWith(".");
        return stop ? fallback.substring(0, fallback.length() - 1) : fallback;
    }

    private static String key(Problem problem, String part) {
        return "problem." + problem.code() + "." + part;
    }
}
