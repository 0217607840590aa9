package app.lading.client.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.store.Receipt;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.FileState;
import app.lading.client.ui.queue.FakeUploadQueue;
import app.lading.client.ui.queue.SampleItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestExportTest {
    private static final String FINGERPRINT =
            "sha-256-blocks:9595c9df90075148eb06860365df33584b75bff782a510c6cd4883a419833d50";

    @TempDir
    Path folder;

    private static FileReport file(long id, String name, String nameThere) {
        Receipt receipt = new Receipt("f" + id, "Inbox/Day-2", nameThere, 5, FINGERPRINT, false, SampleItem.NOW);
        Path source = Path.of("/home/ana/Footage/Day-2").resolve(name);
        return new FileReport(id, 1, source, "Inbox/Day-2", name, 5, FileState.DONE, receipt, null);
    }

    @Test
    void names_every_proven_file_relative_to_the_folder_that_holds_the_batch() throws IOException {
        FakeUploadQueue queue = new FakeUploadQueue();
        List<FileReport> files = new ArrayList<>();
        for (int i = 1; i <= 2500; i++) {
            files.add(file(i, "a" + i + ".mov", "a" + i + ".mov"));
        }
        files.add(file(2501, "cut.mov", "cut (2).mov"));
        queue.files(1, files);
        Path target = folder.resolve("Day-2.lading.txt");

        long count = new ManifestExport(queue, Runnable::run)
                .write(SampleItem.folder(1, "Day-2", 2501).view(), "files.example.org", target, SampleItem.NOW)
                .join();

        assertThat(count).isEqualTo(2501);
        List<String> lines = Files.readAllLines(target);
        assertThat(lines.stream().map(ManifestFormat::parse).filter(entry -> entry.isPresent()))
                .hasSize(2501);
        assertThat(lines).contains("SHA-256-BLOCKS (Day-2/cut.mov) = " + FINGERPRINT.substring(15));
        assertThat(lines).anyMatch(line -> line.startsWith("#") && line.contains("Inbox/Day-2/cut (2).mov"));
        assertThat(folder.toFile().list()).containsExactly("Day-2.lading.txt");
    }

    @Test
    void leaves_nothing_behind_when_the_place_cannot_be_written() {
        FakeUploadQueue queue = new FakeUploadQueue();
        Path target = folder.resolve("not-there").resolve("a.txt");

        assertThat(new ManifestExport(queue, Runnable::run)
                        .write(SampleItem.folder(1, "Day-2", 1).view(), "files.example.org", target, SampleItem.NOW))
                .isCompletedExceptionally();
        assertThat(folder.toFile().list()).isEmpty();
    }
}
