package app.lading.client.store;

/// Why a file was not sent.
///
/// @param code a wire code of the protocol (`name-exists`), or one of the client's own (`source-vanished`,
///     `source-unreadable`, `source-changed`)
/// @param message what was expected and what came, one sentence
/// @param remedy what to do next, one sentence
public record Problem(String code, String message, String remedy) {}
