package org.qinqing.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** lucene-monitor: the word conditions as registered queries, a text as a document. */
final class MonitorPeer implements AutoCloseable {
  static final String NAME = "lucene-monitor";

  private static final String FIELD = "text";
  private static final int PASSES = 2;

  private final Monitor monitor;

  MonitorPeer(List<GrownRules.Words> rules) throws IOException {
    monitor = new Monitor(new GramAnalyzer(), new MultipassTermFilteredPresearcher(PASSES));
    List<MonitorQuery> queries = new ArrayList<>();
    for (GrownRules.Words rule : rules) {
      queries.add(new MonitorQuery(rule.id(), query(rule)));
    }
    monitor.register(queries);
  }

  /** A new word is two characters, and so one term. */
  private static Query query(GrownRules.Words rule) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (List<String> group : rule.groups()) {
      all.add(any(group), Occur.MUST);
    }
    if (!rule.without().isEmpty()) {
      all.add(any(rule.without()), Occur.MUST_NOT);
    }
    return all.build();
  }

  private static Query any(List<String> words) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    words.forEach(word -> any.add(new TermQuery(new Term(FIELD, word)), Occur.SHOULD));
    return any.build();
  }

  private MatchingQueries<QueryMatch> match(String text) throws IOException {
    Document document = new Document();
    document.add(new TextField(FIELD, text, Field.Store.NO));
    return monitor.match(document, QueryMatch.SIMPLE_MATCHER);
  }

  /** How many rules match. */
  int count(String text) throws IOException {
    return match(text).getMatchCount();
  }

  /** Ids of the rules that match. */
  Set<String> ids(String text) throws IOException {
    Set<String> ids = new TreeSet<>();
    match(text).getMatches().forEach(match -> ids.add(match.getQueryId()));
    return ids;
  }

  @Override
  public void close() throws IOException {
    monitor.close();
  }
}
