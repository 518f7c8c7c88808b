package org.qinqing.checker.internal;

import java.util.List;
import org.qinqing.pack.FactsModel;

/**
 * An inference of the facts model, ready to be drawn.
 *
 * @param inference as it is written
 * @param when its condition
 */
record Conclusion(FactsModel.Inference inference, Matcher when) {
  String id() {
    return inference.id();
  }

  List<FactsModel.Assignment> set() {
    return inference.set();
  }

  String say() {
    return inference.say();
  }
}
