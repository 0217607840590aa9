package app.lading.client.desktop;

import app.lading.client.desktop.SingleInstance.Claim;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A program that claims a state folder, says what became of it and what it is handed, and lives until it is
/// killed. With the argument `ending` it takes nothing, and lives until it was asked once and its input has ended.
final class SocketInstanceMain {
    private SocketInstanceMain() {}

    public static void main(String[] args) throws Exception {
        boolean ending = args.length > 1;
        Claim claim = new SocketInstance(Path.of(args[0]), Map.of())
                .claim(new Handover(List.of(), List.of(), true), handover -> {
                    say(handover.paths());
                    return !ending;
                });
        say(claim.getClass().getSimpleName());
        while (System.in.read() >= 0) {
            // Until the end of the input, or a kill.
        }
    }

    private static void say(Object what) {
        System.out.println(what);
    }
}
