/// The main job from end to end with the real programs as processes of their own: for people who want to see it work,
/// and for the training of the start-up caches.
@NullMarked
package app.lading.packaging.trial;

import org.jspecify.annotations.NullMarked;
