package app.lading.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.store.StatePlace;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HomeFolderTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, /home/ana, /root, /home/ana",
        "Mac OS X, /Users/ana, /var/root, /Users/ana",
        "Linux, '', /root, /root",
        "Linux, relative, /root, /root",
    })
    void home_is_what_the_environment_says_where_shells_go_by_it(String system, String home, String listed, String is) {
        assertThat(HomeFolder.of(system, Map.of("HOME", home), listed)).isEqualTo(Path.of(is));
    }

    @Test
    void windows_goes_by_the_list_of_users() {
        assertThat(HomeFolder.of("Windows 11", Map.of("HOME", "/c/Users/ana"), "somewhere"))
                .isEqualTo(Path.of("somewhere"));
    }

    @Test
    void without_it_the_list_of_users_says() {
        assertThat(HomeFolder.of("Linux", Map.of(), "/home/ana")).isEqualTo(Path.of("/home/ana"));
    }

    @Test
    void what_is_remembered_lies_in_the_state_folder_that_is_named_and_else_below_home() {
        Path home = HomeFolder.of("Linux", Map.of("HOME", "/home/ana"), "/root");
        assertThat(StatePlace.usual("Linux", Map.of(), home)).isEqualTo(Path.of("/home/ana/.local/state/lading"));
        assertThat(StatePlace.usual("Linux", Map.of("XDG_STATE_HOME", "/srv/state"), home))
                .isEqualTo(Path.of("/srv/state/lading"));
    }
}
