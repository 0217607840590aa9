package app.lading.client.transfer;

import java.nio.file.Path;

/// One thing to send.
///
/// @param path a file or a folder; made absolute by the engine
/// @param folder where it goes on the server, names joined by `/`, empty for the top folder; a folder arrives inside of
///     it under its own name
public record ItemRequest(Path path, String folder, OnConflict onConflict, Priority priority) {}
