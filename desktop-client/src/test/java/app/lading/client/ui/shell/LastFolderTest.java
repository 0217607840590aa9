package app.lading.client.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class LastFolderTest {
    private static final File SHARE = new File("/net/share");

    @Test
    void a_folder_that_is_there_is_used_again() {
        LastFolder last = new LastFolder(Runnable::run, folder -> folder.equals(SHARE));
        assertThat(last.get()).isNull();

        last.remember(SHARE);
        assertThat(last.get()).isEqualTo(SHARE);

        last.remember(new File("/gone"));
        assertThat(last.get()).isNull();
    }

    @Test
    void a_disk_that_does_not_answer_is_not_waited_for() {
        CountDownLatch answer = new CountDownLatch(1);
        try (ExecutorService background = Executors.newVirtualThreadPerTaskExecutor()) {
            LastFolder last = new LastFolder(background, folder -> {
                try {
                    answer.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return true;
            });
            last.remember(SHARE);

            assertThat(last.get()).isNull();
            answer.countDown();
        }
    }
}
