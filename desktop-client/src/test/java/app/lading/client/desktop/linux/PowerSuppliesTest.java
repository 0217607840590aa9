package app.lading.client.desktop.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerSuppliesTest {
    @TempDir
    private Path folder;

    private void supply(String name, String... files) throws IOException {
        Path supply = Files.createDirectories(folder.resolve(name));
        for (int i = 0; i < files.length; i += 2) {
            Files.writeString(supply.resolve(files[i]), files[i + 1] + "\n");
        }
    }

    private boolean isOnMains() {
        return new PowerSupplies(folder).isOnMains();
    }

    @Test
    void a_machine_without_a_battery_is_on_the_mains() {
        assertThat(isOnMains()).isTrue();
        assertThat(new PowerSupplies(folder.resolve("nowhere")).isOnMains()).isTrue();
    }

    @Test
    void a_battery_that_empties_without_the_plug_means_battery() throws IOException {
        supply("AC", "type", "Mains", "online", "0");
        supply("BAT0", "type", "Battery", "status", "Discharging");
        assertThat(isOnMains()).isFalse();

        supply("AC", "online", "1");
        assertThat(isOnMains()).isTrue();
    }

    @Test
    void a_plug_of_usb_is_a_plug() throws IOException {
        supply("BAT0", "type", "Battery", "status", "Discharging");
        supply("ucsi", "type", "USB", "online", "1");

        assertThat(isOnMains()).isTrue();
    }

    @Test
    void the_battery_of_a_mouse_does_not_count() throws IOException {
        supply("hid-mouse", "type", "Battery", "scope", "Device", "status", "Discharging");

        assertThat(isOnMains()).isTrue();
    }
}
