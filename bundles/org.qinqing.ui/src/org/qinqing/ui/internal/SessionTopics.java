package org.qinqing.ui.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.qinqing.ui.AskedTopics;

/** The topics of this session; the earliest are forgotten when there are very many. */
@Component(service = AskedTopics.class)
public final class SessionTopics implements AskedTopics {
  private static final int MOST = 200;
  private final Map<String, String> topics = new LinkedHashMap<>();

  @Override
  public synchronized void judged(String situation, String topic) {
    topics.put(situation, topic);
    if (topics.size() > MOST) {
      topics.remove(topics.keySet().iterator().next());
    }
  }

  @Override
  public synchronized List<String> topics() {
    return List.copyOf(topics.values());
  }
}
