package app.lading.client.ui.queue;

import app.lading.client.ui.task.UiThread;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings answers of the queue to the thread of the window. An answer that never comes, because the queue was
/// closed meanwhile, is written to the log and changes nothing.
public final class Asked {
    private static final Logger LOG = LoggerFactory.getLogger(Asked.class);

    private Asked() {}

    /// Does something with an answer on the thread of the window.
    public static <T> void then(CompletionStage<T> question, UiThread ui, Consumer<? super T> work) {
        question.whenComplete((answer, trouble) -> {
            if (trouble == null) {
                ui.run(() -> work.accept(answer));
            } else {
                LOG.warn("the queue gave no answer", trouble);
            }
        });
    }
}
