package app.lading.packaging.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {

    @TempDir
    Path disk;

    private Path tree;
    private Path server;

    @BeforeEach
    void twoFilesThatArrived() throws IOException {
        tree = Files.createDirectories(disk.resolve("mine/tree"));
        server = Files.createDirectories(disk.resolve("server"));
        for (Path root : List.of(tree, server.resolve("tree"))) {
            Files.createDirectories(root.resolve("inner"));
            Files.writeString(root.resolve("one"), "1");
            Files.writeString(root.resolve("inner/two"), "22");
        }
    }

    @Test
    void everything_is_there() throws IOException {
        Delivery delivery = Delivery.compare(List.of(tree), server);

        assertThat(delivery.missing()).isEmpty();
        assertThat(delivery.size()).isEqualTo(3);
        assertThat(delivery.files())
                .containsExactlyInAnyOrder(server.resolve("tree/one"), server.resolve("tree/inner/two"));
    }

    @Test
    void a_file_that_did_not_arrive_is_missing() throws IOException {
        Files.delete(server.resolve("tree/inner/two"));

        assertThat(Delivery.compare(List.of(tree), server).missing()).containsExactly(tree.resolve("inner/two"));
    }

    @Test
    void links_inside_a_folder_are_not_expected_there() throws IOException {
        Files.createSymbolicLink(tree.resolve("link to a file"), tree.resolve("one"));
        Files.createSymbolicLink(tree.resolve("link to a folder"), tree.resolve("inner"));
        Files.createSymbolicLink(tree.resolve("link to nothing"), tree.resolve("nowhere"));

        Delivery delivery = Delivery.compare(List.of(tree), server);

        assertThat(delivery.missing()).isEmpty();
        assertThat(delivery.files()).hasSize(2);
    }

    @Test
    void a_link_that_was_named_itself_stands_for_its_folder() throws IOException {
        Path link = Files.createSymbolicLink(disk.resolve("tree"), tree);

        assertThat(Delivery.compare(List.of(link), server).files())
                .containsExactlyInAnyOrder(server.resolve("tree/one"), server.resolve("tree/inner/two"));
    }

    @Test
    void files_of_the_same_name_lie_side_by_side() throws IOException {
        Path other = Files.createDirectories(disk.resolve("other")).resolve("one.txt");
        Path mine = Files.writeString(tree.resolve("one.txt"), "mine");
        Files.writeString(other, "other");
        Files.writeString(server.resolve("one.txt"), "mine");
        Files.writeString(server.resolve("one (2).txt"), "other");

        Delivery delivery = Delivery.compare(List.of(mine, other), server);

        assertThat(delivery.missing()).isEmpty();
        assertThat(delivery.files()).containsExactly(server.resolve("one.txt"), server.resolve("one (2).txt"));
    }

    @Test
    void a_file_with_one_other_byte_is_missing() throws IOException {
        Files.writeString(server.resolve("tree/one"), "2");

        assertThat(Delivery.compare(List.of(tree), server).missing()).containsExactly(tree.resolve("one"));
    }
}
