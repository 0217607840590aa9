package app.lading.server.storage;

/// What became of a publication.
///
/// @param receipt what the client is to be told, now and whenever it asks again
/// @param grown by how many bytes the user's finished files grew; negative when a larger file was replaced
public record Published(Receipt receipt, long grown) {}
