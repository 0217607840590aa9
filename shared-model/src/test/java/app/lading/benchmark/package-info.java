/// Runs the benchmarks of single methods: `mvn -q -Pjmh`. They stand beside the tests of what they measure.
@NullMarked
package app.lading.benchmark;

import org.jspecify.annotations.NullMarked;
