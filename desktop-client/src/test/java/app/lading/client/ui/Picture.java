package app.lading.client.ui;

import java.util.function.Function;
import javafx.scene.Parent;

/// One view in one state, to be looked at.
///
/// @param name of the file, without size, colours and language: `login-wrong-password`
/// @param view builds it; called once for each picture, on the thread of JavaFX
public record Picture(String name, Function<GalleryKit, Parent> view) {}
