package app.lading.client.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesktopMainTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, gtk, '', true",
        "Linux, gtk, :0, false",
        "Linux, Headless, '', false",
        "Windows 11, gtk, '', false",
        "Mac OS X, gtk, '', false",
    })
    void a_display_is_missed_where_windows_need_one(String system, String platform, String display, boolean missing) {
        assertThat(DesktopMain.hasNoDisplay(system, Map.of("DISPLAY", display), platform))
                .isEqualTo(missing);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void without_a_display_it_says_one_sentence_and_ends_with_1() throws IOException, InterruptedException {
        ProcessBuilder program = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Duser.language=en",
                DesktopMain.class.getName()));
        program.environment().remove("DISPLAY");
        program.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = program.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(said)
                .isEqualToIgnoringNewLines("lading-window: There is no display here to open a window on."
                        + " Send from a terminal: lading put PATH");
    }
}
