/// How a put tells what it does: live lines for people, plain lines for logs, JSON for programs.
@NullMarked
package app.lading.client.cli.report;

import org.jspecify.annotations.NullMarked;
