package app.lading.client.ui.queue;

import app.lading.client.ui.task.UiThread;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings answers of the queue to the thread of the window.
public final class Asked {
    private static final Logger LOG = LoggerFactory.getLogger(Asked.class);

    private Asked() {}

    /// Does something with an answer on the thread of the window. An answer that never comes, because the queue was
    /// closed meanwhile, is written to the log and changes nothing: only for questions that are asked again anyway.
    public static <T> void then(CompletionStage<T> question, UiThread ui, Consumer<? super T> work) {
        then(question, ui, work, trouble -> {});
    }

    /// Does something with an answer, or with the reason why there is none, on the thread of the window.
    public static <T> void then(
            CompletionStage<T> question, UiThread ui, Consumer<? super T> work, Consumer<Throwable> otherwise) {
        question.whenComplete((answer, trouble) -> {
            if (trouble == null) {
                ui.run(() -> work.accept(answer));
            } else {
                LOG.warn("the queue gave no answer", trouble);
                Throwable cause = trouble instanceof CompletionException && trouble.getCause() != null
                        ? trouble.getCause()
                        : trouble;
                ui.run(() -> otherwise.accept(cause));
            }
        });
    }
}
