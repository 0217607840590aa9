package app.lading.client.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.ui.notice.Banner;
import app.lading.client.ui.notice.Banners;
import app.lading.client.ui.task.FakeUiThread;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MistakesTest {
    private final FakeUiThread ui = new FakeUiThread();
    private final Banners banners = new Banners();
    private final List<String> done = new ArrayList<>();
    private final Mistakes mistakes = new Mistakes(banners, ui, () -> done.add("log"));

    @Test
    void what_nobody_caught_is_one_banner_with_the_way_to_the_log() throws Exception {
        Thread other = new Thread(() -> {
            for (int i = 0; i < 3; i++) {
                mistakes.uncaughtException(Thread.currentThread(), new IllegalStateException("oops"));
            }
        });
        other.start();
        other.join();
        assertThat(banners.shown()).isEmpty();

        ui.settle();

        assertThat(banners.shown()).hasSize(1);
        Banner banner = banners.shown().getFirst();
        assertThat(banner.tone()).isEqualTo(Banner.Tone.DANGER);
        banner.actions().getFirst().work().run();
        assertThat(done).containsExactly("log");
        banner.actions().getLast().work().run();
        assertThat(banners.shown()).isEmpty();

        mistakes.uncaughtException(Thread.currentThread(), new IllegalStateException("again"));
        assertThat(banners.shown()).hasSize(1);
    }
}
