package app.lading.client.ui.notice;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.ui.text.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

class BannersTest {
    private final Banners banners = new Banners();

    private static Banner banner(String id, String words) {
        return new Banner(id, Banner.Tone.INFO, Words.of(words), List.of());
    }

    @Test
    void a_new_banner_takes_the_place_of_the_one_with_its_reason() {
        banners.show(banner("a", "one"));
        banners.show(banner("b", "two"));
        banners.show(banner("a", "three"));

        assertThat(banners.shown()).containsExactly(banner("a", "three"), banner("b", "two"));
    }

    @Test
    void who_listens_hears_of_banners_for_as_long_as_they_last() {
        int[] changes = {0};
        banners.shown().subscribe(() -> changes[0]++);
        System.gc();

        banners.show(banner("a", "one"));

        assertThat(changes[0]).isEqualTo(1);
    }

    @Test
    void the_same_banner_once_more_changes_nothing() {
        banners.show(banner("a", "one"));
        int[] changes = {0};
        banners.shown().subscribe(() -> changes[0]++);

        banners.show(banner("a", "one"));

        assertThat(changes[0]).isZero();
    }

    @Test
    void it_stays_until_its_reason_is_gone() {
        banners.show(banner("a", "one"));
        banners.show(banner("b", "two"));

        banners.close("a");
        banners.close("nobody");

        assertThat(banners.shown()).containsExactly(banner("b", "two"));
    }
}
