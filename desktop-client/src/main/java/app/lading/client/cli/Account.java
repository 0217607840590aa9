package app.lading.client.cli;

import app.lading.client.link.ServerAddress;
import app.lading.client.link.Token;

/// Where, who, and the proof of it.
record Account(ServerAddress server, String user, Token token) {}
