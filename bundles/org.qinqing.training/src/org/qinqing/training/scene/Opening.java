package org.qinqing.training.scene;

import java.util.Optional;

/**
 * A scene taken up.
 *
 * @param run the play to go on with
 * @param resumed whether it was begun before and goes on where it was
 * @param outdated a play that was not at its end and cannot go on, because the scene is no longer
 *     what it was; it is kept and can be read
 */
public record Opening(SceneRun run, boolean resumed, Optional<SceneRun> outdated) {}
