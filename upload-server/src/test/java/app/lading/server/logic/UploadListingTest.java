package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.lading.model.api.Api;
import app.lading.model.digest.Blocks;
import app.lading.model.error.LadingException;
import app.lading.model.range.Range;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The list of unfinished uploads, page by page.
class UploadListingTest {
    private static final int BLOCK = Blocks.BLOCK_SIZE;
    private static final int UPLOADS = 7;

    @TempDir
    Path data;

    private final CoreFixture fixture = new CoreFixture();
    private final List<String> begun = new ArrayList<>();
    private ServerCore core;

    @BeforeEach
    void begin() {
        fixture.reserveNothing();
        core = fixture.open(data);
        for (int i = 0; i < UPLOADS; i++) {
            Sender sender = new Sender(Sender.random(2 * BLOCK, i)).named("film-" + i);
            HeardPeer peer = new HeardPeer();
            UploadStream stream = sender.open(core.uploads(), peer);
            begun.add(peer.ready().upload());
            // Every second piece of 1,000 bytes: many small gaps.
            for (int at = 0; at < 300_000; at += 2000) {
                sender.send(stream, at, at + 1000);
            }
            stream.pause();
            peer.last();
        }
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private List<Api.Upload> all(int limit) throws LadingException {
        List<Api.Upload> all = new ArrayList<>();
        String after = null;
        do {
            Api.Uploads page = core.uploads().page(Sender.ANA, after, limit);
            assertThat(page.uploads()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.uploads());
            after = page.next();
        } while (after != null);
        return all;
    }

    @Test
    void every_upload_is_on_one_page_also_when_others_go_meanwhile() throws Exception {
        for (int limit : new int[] {1, 2, 3, UPLOADS, 100}) {
            assertThat(all(limit)).extracting(Api.Upload::upload).containsExactlyInAnyOrderElementsOf(begun);
        }
        Api.Uploads first = core.uploads().page(Sender.ANA, null, 3);
        core.uploads().cancel(Sender.ANA, first.uploads().getLast().upload());
        Api.Uploads second = core.uploads().page(Sender.ANA, first.next(), 100);
        assertThat(second.uploads()).hasSize(UPLOADS - 3);
        assertThat(second.next()).isNull();
    }

    @Test
    void the_ranges_of_a_page_are_bounded_and_cover_what_is_missing() throws Exception {
        List<Api.Upload> together = all(100);
        assertThat(together.stream().mapToInt(upload -> upload.missing().size()).sum())
                .isLessThanOrEqualTo(1000);
        for (Api.Upload upload : together) {
            List<Range> missing = upload.missing();
            assertThat(missing.getFirst()).isEqualTo(new Range(1000, 2000));
            assertThat(missing.getLast().end()).isEqualTo(2L * BLOCK);
        }
        core.close();
        core = fixture.open(data);
        assertThat(all(100))
                .extracting(Api.Upload::missing)
                .containsExactlyElementsOf(
                        together.stream().map(Api.Upload::missing).toList());
    }

    @Test
    void what_a_device_has_reserved_is_told_without_a_list() throws Exception {
        assertThat(core.uploads().reservedBy(Sender.ANA, "laptop")).isEqualTo(2L * BLOCK * UPLOADS);
        assertThat(core.uploads().reservedBy(Sender.ANA, "another")).isZero();
        assertThat(core.uploads().reservedBy(new UserRef("bob", false), "laptop"))
                .isZero();
    }

    @Test
    void another_after_than_a_page_gave_is_a_bad_request() {
        for (String after : List.of("", "x", "1-", "-u1", "99999999999999999999-u1", "1-u'1")) {
            assertThatThrownBy(() -> core.uploads().page(Sender.ANA, after, 10))
                    .as(after)
                    .isInstanceOf(LadingException.class)
                    .hasMessageContaining("next");
        }
    }
}
