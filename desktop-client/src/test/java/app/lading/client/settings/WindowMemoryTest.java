package app.lading.client.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.settings.WindowMemory.Bounds;
import app.lading.client.settings.WindowMemory.Column;
import app.lading.client.settings.WindowMemory.WindowPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowMemoryTest {
    @TempDir
    private Path folder;

    private WindowMemory open() throws IOException {
        return WindowMemory.open(folder.resolve("window.json"), Clock.systemUTC(), Runnable::run);
    }

    @Test
    void a_window_that_was_never_seen_has_the_usual_place() throws IOException {
        assertThat(open().place("queue")).isEqualTo(WindowPlace.USUAL);
    }

    @Test
    void places_columns_and_choices_are_there_after_a_start() throws IOException {
        WindowPlace queue = WindowPlace.USUAL
                .withBounds(new Bounds(-12.5, 20, 900, 600, true))
                .withColumns(List.of(new Column("name", 240.5, true), new Column("tries", 0, false)))
                .withChoice("details", "open")
                .withChoice("filter", "FAILED");
        WindowMemory memory = open();
        memory.remember("queue", queue);
        memory.remember("settings", WindowPlace.USUAL.withBounds(new Bounds(1, 2, 3, 4, false)));

        WindowMemory later = open();
        assertThat(later.place("queue")).isEqualTo(queue);
        assertThat(later.place("settings").bounds()).isEqualTo(new Bounds(1, 2, 3, 4, false));
    }

    @Test
    void a_damaged_memory_costs_only_the_memory() throws IOException {
        Files.writeString(folder.resolve("window.json"), "{\"windows\": {\"queue\": {\"bounds\": {\"x\": 1}}}}");

        assertThat(open().place("queue")).isEqualTo(WindowPlace.USUAL);
    }
}
