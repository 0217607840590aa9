/// Measures the real programs, as processes, the way people run them. See [BenchMain].
@NullMarked
package app.lading.packaging.bench;

import org.jspecify.annotations.NullMarked;
