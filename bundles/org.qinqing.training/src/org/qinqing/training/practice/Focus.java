package org.qinqing.training.practice;

import java.util.List;
import java.util.Set;

/** A field to practise, chosen by hand. */
public sealed interface Focus {
  /** These topics, all alike. */
  record Topics(Set<String> topics) implements Focus {
    public Topics {
      topics = Set.copyOf(topics);
    }
  }

  /** Items that cite one of these documents, each as {@code pack:document}. */
  record Documents(Set<String> documents) implements Focus {
    public Documents {
      documents = Set.copyOf(documents);
    }
  }

  /**
   * Topics that go wrong.
   *
   * @param topics the weakest first; it gets the most items
   */
  record WeakSpots(List<String> topics) implements Focus {
    public WeakSpots {
      topics = List.copyOf(topics);
    }
  }

  /**
   * What the checker was asked.
   *
   * @param topics the topic of each question to the checker; one that was asked more often gets
   *     more items
   */
  record Asked(List<String> topics) implements Focus {
    public Asked {
      topics = List.copyOf(topics);
    }
  }

  /** The mistakes book. */
  record Mistakes() implements Focus {}
}
