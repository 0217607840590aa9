package app.lading.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealDiskTest {
    @TempDir
    Path folder;

    private RealDisk disk;

    @BeforeEach
    void open() throws IOException {
        disk = new RealDisk(folder);
    }

    @Test
    void a_reservation_takes_the_space_now_and_says_when_it_is_not_there() throws IOException {
        Path file = Files.createFile(folder.resolve("part é"));
        boolean reserved = disk.reserve(file, 64 << 20);
        assumeThat(reserved).as("this file system can reserve").isTrue();
        assertThat(Files.size(file)).isEqualTo(64 << 20);
        assertThatThrownBy(() -> disk.reserve(file, disk.totalSpace(folder) * 4))
                .isInstanceOf(IOException.class)
                .satisfies(
                        e -> assertThat(RealDisk.isNoSpace(e) || e.getMessage().contains("errno 27"))
                                .isTrue());
    }

    @Test
    void placing_never_replaces_and_replacing_does() throws IOException {
        Path from = Files.writeString(folder.resolve("from"), "new");
        Path to = Files.writeString(folder.resolve("to"), "old");
        assertThatThrownBy(() -> disk.place(from, to)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(to).hasContent("old");
        disk.replace(from, to);
        assertThat(to).hasContent("new");
        assertThat(from).doesNotExist();
        disk.place(to, folder.resolve("free"));
        assertThat(folder.resolve("free")).hasContent("new");
        assertThat(to).doesNotExist();
    }

    @Test
    void a_link_replaced_by_a_link_to_the_same_file_leaves_one_name() throws IOException {
        Path one = Files.writeString(folder.resolve("one"), "same");
        assertThat(disk.link(one, folder.resolve("two"))).isTrue();
        disk.replace(folder.resolve("two"), one);
        assertThat(one).hasContent("same");
        assertThat(folder.resolve("two")).doesNotExist();
    }
}
