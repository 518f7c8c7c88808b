package org.qinqing.checker.internal.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qinqing.checker.Event;
import org.qinqing.checker.FactValue;
import org.qinqing.checker.FactValue.Source;
import org.qinqing.checker.FactValue.Span;
import org.qinqing.checker.internal.reading.Actor.Who;
import org.qinqing.checker.internal.reading.Frame.Way;
import org.qinqing.checker.internal.reading.Lexicon.Match;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactContent.Quantity;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Side;
import org.qinqing.pack.VocabularyEntry;
import org.qinqing.pack.VocabularyEntry.Flow;
import org.qinqing.pack.VocabularyEntry.Sense;

/**
 * One text being read. What it does with each sense of a word:
 *
 * <ul>
 *   <li>party: opens or continues somebody on the other side; its facts belong to that party;
 *   <li>kin: a tie; the frame decides whether the relative stands for the speaker ({@code through})
 *       or is the other side ({@code tie});
 *   <li>verb + thing: the direction selects the act of the verb, else of the thing; a thing without
 *       a verb makes its {@code any} act when somebody else is involved, else its {@code own} act;
 *   <li>deed: the act by direction, else {@code any}, else {@code own};
 *   <li>attribute: facts of the person, of the party, or of the nearest deed.
 * </ul>
 */
final class Reading {
  private static final Set<String> PERSON =
      Set.of("rank", "leading", "actor_kind", "tenure", "party_member", "family_abroad");
  private static final Set<String> OF_PARTY =
      Set.of(
          "counterpart",
          "tie",
          "under_jurisdiction",
          "seeks_favour",
          "in_own_scope",
          "unit_regulates");
  private static final Set<String> BENEFITS =
      Set.of("accept-goods", "accept-treat", "accept-other", "souvenir-ride");
  private static final Set<String> MIRRORED =
      Set.of(
          "accept-goods",
          "accept-treat",
          "accept-other",
          "souvenir-ride",
          "borrow",
          "lend",
          "business",
          "post",
          "leave",
          "kin",
          "intervene");
  private static final Set<String> UNDO =
      Set.of("decline-benefit", "return-benefit", "hand-in-benefit", "disclose");
  private static final Set<String> BOTH_SIDES = Set.of("undo", "broker", "outside");
  private static final Frame NOBODY = new Frame(Way.UNCLEAR, Optional.empty(), Optional.empty());
  private static final String GOODS_WORD = "礼品";
  private static final Pattern SOME_GOODS =
      Pattern.compile(
          "^(?:了|来|过|给我们?|我们?单位|我们?|给|我家?|他们?)*(?:[一两三四五六七八九十几\\d]+)(?:大|小)?(?:箱|盒|条|瓶|"
              + "件|套|袋|台|部|块|只|提|桶|包|对|双|斤|篮|筐|罐|幅|串)(?!材料|文件|资料|通知|表格?|申请|意见|证)");
  private static final String MONEY_WORD = "钱";

  private static final Finder SELF = Finder.of("我们|咱们|我俩|我(?!国|市|省|县|区)|咱|俺|本人|自己|本局|本单位|本公司");
  private static final Finder OTHER = Finder.of("他们|她们|他(?!人)|她|对方|人家|有人|别人|某人|大家伙|那边|这家|那家|谁");
  private static final Finder PREPOSITION =
      Finder.of(
          "(背着|瞒着|避开|来|去|上|回|给|向|跟|找|问|和|与|同|从|被|让|叫|由|替|帮|为|往|到|对|在|进|有|是|请|邀请|邀|约|借给|陪|带|送|塞)$");
  private static final Finder NEGATION =
      Finder.of(
          "(?:没有?|未|不曾|并未|从未|从不|从没|尚未|绝不|坚决不|不|别|无|无需|没敢|不敢|一口没|一分没|拒绝|拒)(?:有|曾|去|给|过|"
              + "任何|经过?|先|向\\S{0,4}|跟\\S{0,4}|再|敢|肯|同意|一?个|为?他|什么|它|都)?$");
  private static final Finder AFFIRMED = Finder.of("(?:没少|不是没|不是不|不得不|不能不|不好不|无不|没有?不)\\S{0,2}$");
  private static final Finder GENERAL_BAN =
      Finder.of("(?:不该|不能|不准|不许|不让|不得|不可以|禁止|严禁|不应|不可|不允许|不应该)\\S{0,4}$");
  private static final Finder DUTY =
      Finder.of(
          "(?:要不要|该不该|需不需要|用不用|是否需要|是否要|要|应该|应当|应|需要|需|必须|得|怎么|如何|能不能|可以|可不可以|是不是|有没有|"
              + "能|才|去哪|在哪)\\S{0,3}$");
  private static final Finder PLAN =
      Finder.of(
          "想(?!不到)|打算|准备|计划|拟|将要|琢磨|寻思|考虑|盘算|要不要|该不该|正要|有意|愿意|打主意|(?<!不|需|只|主|重|还|就|"
              + "都)要(?!求|是|紧|了|我|不得|账)");
  private static final Finder OFFER =
      Finder.of(
          "说要|说给|说请|说是|说他|说帮|表示|提出|提议|答应|想请|想给|想送|要请|要给|要送|要把|约我|约了我|邀|喊我|叫我|拉我|非要|硬要|愿意|主动|承诺|许诺");
  private static final Finder DONE =
      Finder.of("了|过(?!年|节|来|问|目)|已经|已|下来|收下|曾|上周|昨天|前天|去年|前年|那天|上个?月|当时");
  private static final Finder ONGOING =
      Finder.of("一直|每月|每年|每周|每逢|长期|至今|正在|着|目前|如今|大半年|平时|经常|老是|常年|常常|多年|好些年|周末");
  private static final Finder ACCEPT =
      Finder.of(
          "收下|收(?!钱|工钱|我|分文|一分|入|据|费|费|拾|购|益|到|税|摊|购)|拿(?!下|不|出|到)|接受|接(?!待|触|访|到|送|人)|"
              + "去(?!年|世|了?趟|掉)|吃(?!饭|亏|拿|喝|请|顿)|答应|同意|要(?!钱|工钱|求|是|紧|不|查|我|请|给|送|跟|和)|领(?!导|"
              + "取)|参加|赴约|赴宴|碰|用(?!于|途|品|户)");
  private static final Finder LATE =
      Finder.of(
          "被查|要查|查到|查出|调查|立案|东窗|风声|巡视|巡察|审计|约谈|谈话|举报|出事|暴露|瞒不住|(?:好?几个|半|数|一两|"
              + "[两二三四五六七八九十]|\\d+)个?多?(?:年|个月)(?:多|半)?(?:以?后|之后|才)|过了(?:好久|很久|很长)|一年后|年后");
  private static final Finder PART = Finder.of("一半|部分|一些|剩下|还留|只退|退了几");
  private static final Finder ALL = Finder.of("都|全|一并|一律");
  private static final Finder AUTHORITY =
      Finder.of("(?:被|海关|法院|公安|警方|执法|依法|纪委|监委|国家|工商|城管)\\S{0,4}$");
  private static final Pattern SELF_IS =
      Pattern.compile(
          "(?:^|我|本人|咱|俺)(?:就|也|原来|以前|现在|目前|还)?(?:是|在|任|当|担任|做|为|现任|原任|作为|身为|这个|刚|一名|"
              + "一个|属于)\\S*$|^(?:退休|在职|原|前|辞职|离任|作为|身为|一名|普通|基层)?$");
  private static final Pattern POST_OF_KIN = Pattern.compile("(?:在|是|当|任|担任|做)\\S{0,12}$");
  private static final Pattern OWNS =
      Pattern.compile("^(?:的|自己)?(?:开|办|做|当|是|经营|搞|创办|承包|有|现在|如今|家|在|名下|那|也)?");
  private static final Finder MODIFIER =
      Finder.of(
          "(?:[一两三四五几那某这]+(?:个|位|家|名|些|间)|外地|外省|本地|当地|外面|(?:做|搞|开|卖|跑|包)[^,我他]{1,4}的|"
              + "以前的|以前|原来的|单位|科室|新来的)(?:的)?$");
  private static final Finder ONE_HAND = Finder.of("干了|管了|当了|做了|工龄|前后|工作了|工作|认识|相处|交往|合作");

  private static final Finder OCCASION =
      Finder.of("生日|结婚|出嫁|考上|升学|满月|周岁|大寿|住院|搬家|乔迁|过世|去世|白事|生了|拜年|过年");
  private static final Finder FEE =
      Finder.of("(?:给|分|返|塞|提|收|拿|谢|要)[^,没不]{0,7}(?:个点|百分|提成|好处|[元块万千]|辛苦|红包|佣金|信息费|介绍费|抽成)");
  private static final Finder NO_FEE = Finder.of("(?:没|不|未|分文|一分)[^,]{0,5}(?:收|拿|要|给|取|图)|无偿|免费");

  /** A benefit seems to be spoken of here, read or not. */
  private static final Finder TRACE =
      Finder.of(
          "塞|垫|送(?!政策|服务|温暖|达|审|锦旗|感谢|法|医|牌匾|孩子|货|餐)|收下|收了|红包|好处|辛苦费|购物卡|油卡|茅台|烟酒|条烟|瓶酒"
              + "|买单|埋单|报销|回扣|个点|提成|替我|请我吃|请我们吃|干股|免费给我|他出钱|他们出|赞助|包了|拆借|借我|借给我");

  private static final Finder TAKEN_BACK = Finder.of("(?:没|不|未|拒|一口|退|免|别|无)[^,]{0,6}$");
  private static final Set<String> HARMLESS =
      Set.of(
          "family-moved",
          "bank-loan",
          "buy-fund",
          "own-travel",
          "intro-free",
          "volunteer",
          "nonprofit-after-leaving",
          "relative-runs-business",
          "relative-employed",
          "hold-listed-shares",
          "report-matter",
          "private-exit",
          "inherit-shares");
  private static final Finder OFFICER_ACTS =
      Finder.of("(?:会长|秘书长|理事|主席)(?:来|喊|叫|约|请|送|塞|给|打电话|说|拉|带|邀|找)");

  /** 退了三年多 speaks of a post, not of a gift. */
  private static final Pattern LEFT_OFFICE =
      Pattern.compile("退(?:了|下来)?[一二两三四五六七八九十几半\\d多来]+个?(?:年|月)|退了?休");

  private static final Finder TO_ME = Finder.of("的我(?!们?家?的)|[给往到](?:我|俺|咱)");

  private static final Pattern LINK_OF_MINE = Pattern.compile("的|家|家的|那个?|一个|这边的|单位的?|局里?的?|那位");
  private static final Pattern RELATION = Pattern.compile(".{1,12}的(?:一家|一个|那家|某|几家|那个|一位|某家)?");
  private static final Pattern TRADE = Pattern.compile("(?:做|开|搞|办|包|跑|当|承包|自己|经营).*");
  private static final Pattern CHIEF = Pattern.compile(".*(?:长|书记|主任|常委|领导)");
  private static final Pattern RUN_BY_KIN =
      Pattern.compile("(?:的|自己|现在|也|家)?(?:开|办|做|搞|经营|创办|承包|入股|名下)?\\S{0,8}的?");
  private static final Pattern NAMES_RUNNING = Pattern.compile(".*(?:开|办|做|搞|经营|创办|的|名下|家).*");
  private static final Pattern SELF_NAMED =
      Pattern.compile("\\S*(?:我|本人|咱|俺|作为|身为|退休|在职|辞职|离任|基层|普通)\\S*");
  private static final Pattern THEIR_FIRM = Pattern.compile("的?.{0,3}(?:公司|厂|店|企业|单位|项目|工地|饭店).*");
  private static final Pattern INVITED = Pattern.compile(".*(?:带|请|安排|组织|约|喊|叫|拉|邀请)(?:我|俺|咱).*");
  private static final Pattern ASKED_TO_COME = Pattern.compile(".*(?:请|喊|叫|邀)(?:我|俺|咱).*");
  private static final Pattern NOT_TAKEN =
      Pattern.compile(".*(?:没|没有|未|不|拒绝|从不|从没|绝不)(?:去|接受|同意|答应|肯|敢|让)?$");
  private static final Pattern ALMOST = Pattern.compile(".*差一?点(?:儿|就)?\\S{0,2}$");
  private static final Pattern POST_OFFERED =
      Pattern.compile(".*(?:请我|聘我|聘请我|邀我|让我|想聘|找我|邀请我|叫我|拉我).*");
  private static final Pattern POST_TAKEN = Pattern.compile(".*(?:答应了|去了|接受了|同意了).*");
  private static final Pattern NOT_YET = Pattern.compile(".*(?:还没|尚未|还未|没来得及)\\S{0,3}$");
  private static final Pattern ASKED_ALONG = Pattern.compile(".*(?:约我|请我|邀我|喊我|叫我|拉我).*");
  private static final Pattern LEFT_WORK = Pattern.compile(".*(?:退休|离职|离岗|辞职)了.*");
  private static final Pattern TAKEN = Pattern.compile(".*(?:收|拿|要|去|吃|接)了.*");
  private static final Pattern MEANT_TO = Pattern.compile(".*(?:想|打算|准备)\\S{0,3}$");
  private static final Pattern COULD = Pattern.compile(".*(?:的|没)能$");
  private static final Pattern QUESTION = Pattern.compile("(?:了)?(?:吗|么|没有?|不|嘛|怎么.*)?");
  private static final Pattern PAID = Pattern.compile(".*(?:了|的钱|的账|的单|掏的|付的|出的).*");
  private static final Pattern SINCE = Pattern.compile(".*(?:才|刚|满|不到|已经|都|了|有|快|整|前|多|半).*");
  private static final Pattern YIELD = Pattern.compile(".*(?:利息|分红|回报|收益|[月年]息|一年给|每[月年]).*");
  private static final Pattern GIVEN_BACK = Pattern.compile("(?s)[^,]{0,4}(?:没|不|退).*");
  private static final Pattern ORDERED = Pattern.compile(".*(?:叫我|让我|要我|要求我|给我|找我|跟我|请我|托我|来).*");
  private static final Pattern RECENTLY = Pattern.compile("刚刚?|才刚|去年|前年|今年|上个?月|昨天|上周");
  private static final Set<String> AGENT = Set.of("", "由", "被", "让", "叫", "有", "是");
  private static final Set<String> DOER = Set.of("", "由", "被", "让", "叫", "有", "是", "安排", "到");

  private record Held(Match match, Clause clause, boolean negated) {}

  private final Lexicon lexicon;
  private final NormalizedText normal;
  private final String text;
  private final Deeds deeds;
  private final LocalDate asOf;
  private final List<Match> matches;
  private final List<Clause> clauses;

  /** The sums of money in each clause. */
  private final List<List<Figures.Found<Quantity>>> sums;

  private final List<Draft> drafts = new ArrayList<>();
  private final List<Held> attributes = new ArrayList<>();
  private final List<Party> parties = new ArrayList<>();
  private final Map<String, FactValue> person = new LinkedHashMap<>();
  private final Map<Integer, List<Actor>> actorsOf = new LinkedHashMap<>();
  private final Map<Integer, Party> partyAt = new LinkedHashMap<>();
  private final boolean enterprise;
  private final Optional<Span> sideSpan;
  private Optional<Actor> subject = Optional.empty();
  private Optional<Actor> lastKin = Optional.empty();
  private Optional<Party> lastParty = Optional.empty();

  Reading(String original, Optional<Side> side, Lexicon lexicon, Deeds deeds, LocalDate asOf) {
    this.lexicon = lexicon;
    this.normal = NormalizedText.of(original);
    this.text = normal.text();
    this.deeds = deeds;
    this.asOf = asOf;
    this.matches = lexicon.find(text);
    this.clauses = Clause.cut(text);
    this.sums = clauses.stream().map(clause -> Figures.money(clause.text())).toList();
    Optional<Match> firm =
        matches.stream()
            .filter(m -> m.entry().set().getOrDefault("side", Set.of()).contains("enterprise"))
            .findFirst();
    Optional<Match> office =
        matches.stream()
            .filter(m -> m.entry().set().getOrDefault("side", Set.of()).contains("official"))
            .findFirst();
    this.enterprise =
        side.map(s -> s == Side.ENTERPRISE).orElse(firm.isPresent() && office.isEmpty());
    this.sideSpan =
        enterprise && side.isEmpty() ? firm.map(m -> new Span(m.from(), m.to())) : Optional.empty();
  }

  List<Event> events() {
    for (Clause clause : clauses) {
      actorsOf.put(clause.index(), actors(clause));
    }
    for (Clause clause : clauses) {
      read(clause);
    }
    attachAttributes();
    attachParties();
    attachFigures();
    refine();
    return drafts.stream().map(this::event).toList();
  }

  /**
   * What the words around the deeds say, with or without a deed: attributes, facts of the person,
   * and what is known of everybody named. To be asked for after {@link #events()}.
   */
  Map<String, FactValue> heard() {
    Map<String, FactValue> heard = new LinkedHashMap<>();
    for (Held held : attributes) {
      Span where = original(held.match());
      held.match()
          .entry()
          .set()
          .forEach(
              (fact, values) ->
                  content(values, held.negated())
                      .ifPresent(
                          content ->
                              heard.put(
                                  fact,
                                  new FactValue(content, Source.STATED, Optional.of(where), ""))));
    }
    for (Party party : parties) {
      party
          .facts()
          .forEach(
              (fact, values) -> {
                Span at = party.span(fact);
                heard.put(
                    fact,
                    new FactValue(
                        new FactContent.Terms(values),
                        Source.STATED,
                        Optional.of(normal.span(at.from(), at.to())),
                        ""));
              });
    }
    heard.putAll(person);
    heard.remove("side");
    return heard;
  }

  List<Match> matches() {
    return matches;
  }

  NormalizedText normal() {
    return normal;
  }

  // ---- who is named ----

  private List<Actor> actors(Clause clause) {
    List<Actor> actors = new ArrayList<>();
    List<Match> named =
        matches.stream()
            .filter(m -> clause.holds(m.from()) && (m.is(Sense.PARTY) || m.is(Sense.KIN)))
            .toList();
    int at = clause.from();
    int i = 0;
    while (i < named.size()) {
      Match match = named.get(i);
      if (match.from() < at) {
        i++;
        continue;
      }
      pronouns(clause, at, match.from(), actors);
      if (match.is(Sense.PARTY)
          && predicate(match)
          && actors.stream().noneMatch(a -> a.who() != Who.SELF)
          && (!actors.isEmpty() || parties.isEmpty())) {
        i++;
        continue;
      }
      int from = match.from();
      boolean mine = false;
      if (!actors.isEmpty()) {
        Actor before = actors.getLast();
        String link = text.substring(before.to(), from);
        if (before.who() == Who.SELF && (link.isEmpty() || LINK_OF_MINE.matcher(link).matches())) {
          mine = true;
          from = before.from();
          actors.removeLast();
        }
      }
      int end = match.to();
      boolean ownFirm =
          enterprise
              && match
                  .entry()
                  .set()
                  .getOrDefault("counterpart", Set.of())
                  .equals(Set.of("enterprise"));
      if (ownFirm || within(match, "side")) {
        actors.add(
            new Actor(
                Who.SELF,
                match.from(),
                match.to(),
                preposition(clause.before(from)),
                text.startsWith("的", match.to()),
                Optional.empty(),
                Optional.empty()));
        at = match.to();
        i++;
        continue;
      }
      if (!actors.isEmpty() && actors.getLast().who() == Who.SELF) {
        String link = text.substring(actors.getLast().to(), from);
        int begin = actors.getLast().from();
        int start = from;
        boolean relation =
            RELATION.matcher(link).matches()
                && matches.stream()
                    .anyMatch(
                        m ->
                            m.is(Sense.ATTRIBUTE)
                                && m.from() >= begin
                                && m.to() <= start
                                && m.entry().set().keySet().stream().anyMatch(OF_PARTY::contains));
        if (relation) {
          from = begin;
          actors.removeLast();
        }
      }
      Optional<String> tie = first(match, "tie");
      Map<String, Set<String>> facts = new LinkedHashMap<>(match.entry().set());
      boolean office = officeWord(match);
      int j = i + 1;
      while (j < named.size()) {
        Match next = named.get(j);
        String link = next.from() < end ? "overlap" : text.substring(end, next.from());
        boolean chained =
            link.isEmpty() || link.equals("的") || link.equals("家") || link.equals("家的");
        if (!chained) {
          break;
        }
        Optional<String> more = first(next, "tie");
        if (next.is(Sense.KIN) && more.isPresent()) {
          if (tie.isPresent()) {
            tie = Optional.of(Kinship.fold(tie.get(), more.get()));
            facts.put("tie", Set.of(tie.get()));
          } else if (!office
              && (!Kinship.family(more.get())
                  || TRADE.matcher(text.substring(match.from(), match.to())).matches())) {
            tie = more;
            facts.put("tie", Set.of(more.get()));
          } else if (office) {
            facts.put("counterpart", Set.of(enterprise ? "official-kin" : "superior"));
          }
        } else if (next.is(Sense.PARTY)) {
          for (Map.Entry<String, Set<String>> fact : next.entry().set().entrySet()) {
            Set<String> both = new TreeSet<>(facts.getOrDefault(fact.getKey(), Set.of()));
            both.addAll(fact.getValue());
            facts.put(fact.getKey(), fact.getKey().equals("counterpart") ? both : fact.getValue());
          }
        }
        end = next.to();
        j++;
      }
      addNamed(clause, match, from, end, mine, tie, facts, actors);
      at = end;
      i = j;
    }
    pronouns(clause, at, clause.to(), actors);
    return actors;
  }

  /** Whether the word lies inside a phrase that says whose side the speaker is on (我们公司). */
  private boolean within(Match word, String fact) {
    return matches.stream()
        .anyMatch(
            m ->
                m != word
                    && m.is(Sense.ATTRIBUTE)
                    && m.entry().set().getOrDefault(fact, Set.of()).contains("enterprise")
                    && enterprise
                    && m.from() <= word.from()
                    && m.to() >= word.to());
  }

  /** 开公司 says what somebody does as well as what somebody is. */
  private boolean predicate(Match party) {
    return matches.stream()
        .anyMatch(
            m ->
                m != party
                    && m.from() == party.from()
                    && m.to() == party.to()
                    && (m.is(Sense.VERB) || m.is(Sense.DEED)));
  }

  private static boolean officeWord(Match match) {
    Set<String> kinds = match.entry().set().getOrDefault("counterpart", Set.of());
    return kinds.contains("official") || kinds.contains("superior");
  }

  private void addNamed(
      Clause clause,
      Match match,
      int from,
      int end,
      boolean mine,
      Optional<String> tie,
      Map<String, Set<String>> facts,
      List<Actor> actors) {
    int begin = modified(clause, from);
    if (begin < from && (actors.isEmpty() || actors.getLast().to() <= begin)) {
      addNamed(clause, match, begin, end, mine, tie, facts, actors);
      return;
    }
    Span span = new Span(from, end);
    boolean counterpart = facts.containsKey("counterpart");
    String before = clause.before(from);
    String prep = preposition(before);
    boolean owner = text.startsWith("的", end);
    if (match.is(Sense.PARTY)
        && !enterprise
        && officeWord(match)
        && tie.isEmpty()
        && selfIs(clause, from, end, actors, mine)) {
      facts.forEach(
          (fact, values) -> {
            if (PERSON.contains(fact)) {
              person.put(
                  fact,
                  new FactValue(
                      new FactContent.Terms(values),
                      Source.STATED,
                      Optional.of(original(span)),
                      ""));
            }
          });
      actors.add(new Actor(Who.SELF, from, end, prep, owner, Optional.empty(), Optional.empty()));
      return;
    }
    if (tie.isPresent() && !counterpart && Kinship.family(tie.get())) {
      actors.add(new Actor(Who.KIN, from, end, prep, owner, Optional.empty(), tie));
      return;
    }
    if (!enterprise
        && facts.getOrDefault("counterpart", Set.of()).equals(Set.of("official"))
        && !tie.isPresent()
        && CHIEF.matcher(text.substring(from, end)).matches()) {
      facts.put("counterpart", Set.of("superior"));
    }
    if (enterprise && facts.getOrDefault("counterpart", Set.of()).contains("superior")) {
      facts.put("counterpart", Set.of("official"));
    }
    // 小舅子开的公司、舅舅在局里当科长: the relative just named owns or holds what is named now
    boolean linked = false;
    if (!actors.isEmpty() && actors.getLast().who() == Who.KIN && counterpart) {
      Actor kin = actors.getLast();
      String link = text.substring(kin.to(), from);
      linked =
          predicate(match) && link.length() <= 4
              || link.length() <= 14
                  && (POST_OF_KIN.matcher(link).find()
                      || RUN_BY_KIN.matcher(link).matches()
                          && OWNS.matcher(link).find()
                          && NAMES_RUNNING.matcher(link).matches());
      if (linked) {
        facts.put("tie", Set.of(kin.kin().orElse("kin3")));
      }
    }
    Party party = party(facts, span, linked || tie.isPresent());
    partyAt.put(from, party);
    Optional<String> bond = tie.or(() -> facts.getOrDefault("tie", Set.of()).stream().findFirst());
    actors.add(new Actor(Who.OTHER, from, end, prep, owner, Optional.of(party), bond));
  }

  /** Where the words begin that only describe the person named (辖区一个…、外地的…). */
  private int modified(Clause clause, int from) {
    int at = from;
    while (true) {
      int end = at;
      String before = clause.before(end);
      Matcher words = MODIFIER.matcher(before);
      if (MODIFIER.next(words, before, 0)) {
        at = clause.from() + words.start();
      } else {
        at =
            matches.stream()
                .filter(
                    m ->
                        m.is(Sense.ATTRIBUTE)
                            && m.solid()
                            && (m.to() == end || m.to() == end - 1 && text.charAt(end - 1) == '的')
                            && m.from() >= clause.from()
                            && m.entry().set().keySet().stream().anyMatch(OF_PARTY::contains))
                .mapToInt(Match::from)
                .min()
                .orElse(end);
      }
      if (at == end) {
        return at;
      }
    }
  }

  private boolean selfIs(Clause clause, int from, int end, List<Actor> actors, boolean mine) {
    if (mine) {
      return false;
    }
    String before = clause.before(from);
    if (actors.stream().anyMatch(a -> a.who() != Who.SELF) || !SELF_IS.matcher(before).find()) {
      return false;
    }
    boolean verbAfter =
        matches.stream()
            .anyMatch(
                m ->
                    m.from() >= end
                        && m.from() < clause.to()
                        && (m.is(Sense.VERB) || m.is(Sense.DEED)));
    return SELF_NAMED.matcher(before).matches() || !verbAfter && clause.index() == 0;
  }

  private Party party(Map<String, Set<String>> facts, Span span, boolean linked) {
    Map<String, Set<String>> own = new LinkedHashMap<>();
    facts.forEach(
        (fact, values) -> {
          if (OF_PARTY.contains(fact) || (enterprise && PERSON.contains(fact))) {
            own.put(fact, values);
          }
        });
    for (int i = parties.size() - 1; i >= 0; i--) {
      if (parties.get(i).compatible(own, linked)) {
        Party known = parties.get(i);
        own.forEach((fact, values) -> known.learn(fact, values, span));
        return known;
      }
    }
    Party fresh = new Party();
    own.forEach((fact, values) -> fresh.learn(fact, values, span));
    parties.add(fresh);
    return fresh;
  }

  private void pronouns(Clause clause, int from, int to, List<Actor> actors) {
    if (from >= to) {
      return;
    }
    String piece = text.substring(from, to);
    List<Actor> found = new ArrayList<>();
    Matcher self = SELF.matcher(piece);
    for (int at = 0; SELF.next(self, piece, at); at = self.end()) {
      found.add(pronoun(clause, Who.SELF, from + self.start(), from + self.end()));
    }
    Matcher other = OTHER.matcher(piece);
    for (int at = 0; OTHER.next(other, piece, at); at = other.end()) {
      found.add(pronoun(clause, Who.OTHER, from + other.start(), from + other.end()));
    }
    found.sort(java.util.Comparator.comparingInt(Actor::from));
    actors.addAll(found);
  }

  private Actor pronoun(Clause clause, Who who, int from, int to) {
    Optional<Party> meant =
        who == Who.SELF || parties.isEmpty() ? Optional.empty() : Optional.of(parties.getLast());
    return new Actor(
        who,
        from,
        to,
        preposition(clause.before(from)),
        text.startsWith("的", to),
        meant,
        Optional.empty());
  }

  private static String preposition(String before) {
    Matcher m = PREPOSITION.matcher(before);
    if (!PREPOSITION.next(m, before, 0)) {
      return "";
    }
    String word = m.group(1);
    return switch (word) {
      case "请", "邀请", "邀", "约", "送", "塞", "借给", "陪", "带" -> "给";
      default -> word;
    };
  }

  private static Optional<String> first(Match match, String fact) {
    return match.entry().set().getOrDefault(fact, Set.of()).stream().sorted().findFirst();
  }

  // ---- what is done ----

  private void read(Clause clause) {
    List<Actor> actors = actorsOf.getOrDefault(clause.index(), List.of());
    List<Match> words = matches.stream().filter(m -> clause.holds(m.from())).toList();
    actors.stream()
        .filter(a -> a.who() == Who.KIN)
        .reduce((a, b) -> b)
        .ifPresent(k -> lastKin = Optional.of(k));
    int before = drafts.size();
    boolean undone = false;
    for (Match word : words) {
      switch (word.entry().sense()) {
        case DEED -> {
          if (!undoing(word)) {
            undone |= deed(word, clause, actors);
          }
        }
        case ATTRIBUTE -> attribute(word, clause);
        case VERB -> {
          if (word.entry().flow().isEmpty()) {
            relatives(word, clause, actors);
          }
        }
        default -> {}
      }
    }
    verbs(clause, words, actors);
    // what takes a deed back is read after the deed it takes back
    for (Match word : words) {
      if (word.is(Sense.DEED) && undoing(word)) {
        undone |= deed(word, clause, actors);
      }
    }
    if (drafts.size() == before && !undone) {
      looseThings(clause, words, actors);
    }
    acceptance(clause, undone, before);
    actors.stream()
        .filter(a -> !a.owner() && AGENT.contains(a.preposition()))
        .findFirst()
        .ifPresent(a -> subject = Optional.of(a));
    actors.stream()
        .filter(a -> a.who() == Who.OTHER)
        .flatMap(a -> a.party().stream())
        .reduce((a, b) -> b)
        .ifPresent(p -> lastParty = Optional.of(p));
  }

  /**
   * What relatives do for a living; the same words about oneself or a friend are another deed or
   * none.
   */
  private void relatives(Match word, Clause clause, List<Actor> actors) {
    Optional<Actor> by = doer(word, actors).or(() -> actors.isEmpty() ? subject : Optional.empty());
    if (by.isEmpty() || by.get().who() != Who.KIN) {
      by =
          actors.stream()
              .filter(
                  a ->
                      a.to() <= word.from()
                              && !theirFirm(a)
                              && a.kin().map(Kinship::family).orElse(false)
                          || a.who() == Who.KIN && a.owner() && !theirFirm(a))
              .findFirst()
              .or(() -> doer(word, actors));
    }
    boolean relative = by.flatMap(Actor::kin).map(Kinship::family).orElse(false);
    boolean official =
        enterprise
            && actors.stream()
                .anyMatch(
                    a -> a.party().map(p -> p.office() || p.is("official-kin")).orElse(false));
    String act = word.entry().acts().getOrDefault("own", "");
    if (act.isEmpty() || NEGATION.in(clause.before(word.from()))) {
      return;
    }
    if (relative) {
      Draft draft = add(enterprise ? mirror(act) : act, word, clause, NOBODY, actors);
      draft.state("through", by.get().kin().orElse("kin3"), original(by.get()));
    } else if (official && act.equals("relative-employed")) {
      add(mirror(act), word, clause, NOBODY, actors);
    }
  }

  /** 去侄子的公司: whose firm it is, not who works there. */
  private boolean theirFirm(Actor kin) {
    return THEIR_FIRM
        .matcher(text.substring(kin.to(), Math.min(text.length(), kin.to() + 6)))
        .matches();
  }

  private static Optional<Actor> doer(Match word, List<Actor> actors) {
    return actors.stream()
        .filter(
            a ->
                a.to() <= word.from()
                    && !a.owner()
                    && DOER.contains(a.preposition())
                    && !(a.party().isPresent() && a.to() == word.from() && a.from() == word.from()))
        .reduce((a, b) -> b);
  }

  private boolean othersBusiness(String act, Match word, Clause clause, List<Actor> actors) {
    String kind = family(act);
    if (!Set.of("business", "post", "leave").contains(kind) || enterprise) {
      return false;
    }
    if (Set.of("hold-nominee", "hold-listed-shares", "buy-fund", "insider-trade", "inherit-shares")
        .contains(act)) {
      return false;
    }
    Optional<Actor> by = doer(word, actors).or(() -> actors.isEmpty() ? subject : Optional.empty());
    boolean mine =
        actors.stream()
                .anyMatch(
                    a ->
                        a.who() == Who.SELF
                            && !a.owner()
                            && !Set.of("跟", "向", "与").contains(a.preposition()))
            || by.isEmpty();
    if (by.map(a -> a.who() == Who.KIN).orElse(false)) {
      return true;
    }
    boolean post = !kind.equals("business");
    return !mine && !post && by.map(a -> a.who() == Who.OTHER).orElse(false);
  }

  private static boolean undoing(Match word) {
    return word.entry().acts().values().stream().anyMatch(UNDO::contains);
  }

  private boolean deed(Match word, Clause clause, List<Actor> actors) {
    VocabularyEntry entry = word.entry();
    Frame frame =
        entry
            .flow()
            .map(flow -> frame(flow, word, clause, actors))
            .orElseGet(() -> subjectOnly(word, actors));
    String act = actOf(entry, frame, clause);
    if (act.isEmpty()) {
      return false;
    }
    boolean invited = !enterprise && INVITED.matcher(clause.text()).matches();
    if (invited && Set.of("own-travel", "private-exit").contains(act)) {
      act = "accept-travel";
    }
    boolean theirs = doer(word, actors).map(a -> a.who() == Who.OTHER).orElse(false);
    if (theirs && !enterprise && act.equals("hold-ceremony")) {
      if (!ASKED_TO_COME.matcher(clause.text()).matches()) {
        return false;
      }
      act = "accept-meal";
    }
    if (othersBusiness(act, word, clause, actors)
        || enterprise && family(act).equals("give-by-official")
        || act.equals("give-superior") && TO_ME.in(clause.text())) {
      return false;
    }
    String before = clause.before(word.from());
    boolean left = LEFT_OFFICE.matcher(clause.after(word.from())).lookingAt();
    if (left && UNDO.contains(act)) {
      return false;
    }
    boolean undo = UNDO.contains(act);
    if (GENERAL_BAN.in(before) && !clause.asks()) {
      return false;
    }
    boolean negated = NEGATION.in(before) && !AFFIRMED.in(before);
    if (undo) {
      if (negated) {
        return true;
      }
      undo(act, word, clause);
      return true;
    }
    if (negated) {
      if (benefit(act) && NOT_TAKEN.matcher(before).matches()) {
        add("decline-benefit", word, clause, frame, actors);
        return true;
      }
      return false;
    }
    add(act, word, clause, frame, actors);
    return false;
  }

  private Frame subjectOnly(Match word, List<Actor> actors) {
    Optional<Actor> by =
        actors.stream()
            .filter(a -> a.to() <= word.from() && !a.owner() && AGENT.contains(a.preposition()))
            .reduce((a, b) -> b);
    return new Frame(Way.UNCLEAR, by, Optional.empty());
  }

  private Frame frame(Flow flow, Match word, Clause clause, List<Actor> actors) {
    Span first = word.parts().getFirst();
    return Frame.of(flow, first.from(), first.to(), clause, actors, subject);
  }

  private void verbs(Clause clause, List<Match> words, List<Actor> actors) {
    List<Match> things = words.stream().filter(m -> m.is(Sense.THING)).toList();
    List<Figures.Found<Quantity>> here = sums.get(clause.index());
    boolean deedHere = drafts.stream().anyMatch(d -> d.clause() == clause.index());
    Set<Match> used = new java.util.HashSet<>();
    for (Match verb : words) {
      if (!verb.is(Sense.VERB) || verb.entry().flow().isEmpty()) {
        continue;
      }
      Frame frame = frame(verb.entry().flow().get(), verb, clause, actors);
      String before = clause.before(verb.from());
      boolean banned = GENERAL_BAN.in(before) && !clause.asks();
      if (banned || frame.way() == Way.UNCLEAR) {
        continue;
      }
      if (AUTHORITY.in(before)
          && verb.entry().flow().get() == Flow.TO_SUBJECT
          && before.endsWith("没")) {
        continue;
      }
      boolean negated = NEGATION.in(before) && !AFFIRMED.in(before);
      boolean almost = ALMOST.matcher(before).matches();
      if (!verb.entry().acts().isEmpty()) {
        String act = actOf(verb.entry(), frame, clause);
        if (!act.isEmpty() && !negated && !almost && !deedHere) {
          add(act, verb, clause, frame, actors);
        }
        continue;
      }
      boolean any = false;
      for (Match thing : things) {
        if (used.contains(thing) || Math.abs(thing.from() - verb.to()) > 30) {
          continue;
        }
        String act = actOf(thing.entry(), frame, clause);
        if (act.isEmpty()) {
          continue;
        }
        any = true;
        used.add(thing);
        if (negated || almost) {
          if (verb.entry().flow().get() == Flow.TO_SUBJECT && frame.way() == Way.IN) {
            declineThing(thing, clause, verb, frame, actors);
          }
          continue;
        }
        Draft draft = add(act, thing, clause, frame, actors);
        draft.thing(thing.entry().say());
        treat(draft, verb, frame);
      }
      if (!any && here.isEmpty() && !deedHere && !negated && things.isEmpty()) {
        Matcher some = SOME_GOODS.matcher(clause.after(verb.to()));
        Optional<VocabularyEntry> goods = lexicon.named(GOODS_WORD);
        if (some.find() && goods.isPresent()) {
          String act = actOf(goods.get(), frame, clause);
          int at = verb.to() + some.start();
          if (!act.isEmpty()) {
            Draft draft =
                add(
                    act,
                    new Match(goods.get(), List.of(new Span(at, verb.to() + some.end()))),
                    clause,
                    frame,
                    actors);
            draft.drop("object");
            treat(draft, verb, frame);
          }
        }
      }
      if (!any && !here.isEmpty() && !deedHere && !negated && things.isEmpty()) {
        money(clause, verb, here, frame, actors);
      }
    }
  }

  /** 请、安排 name who pays, 硬塞 names how it came. */
  private void treat(Draft draft, Match verb, Frame frame) {
    Span span = original(verb);
    if (frame.way() == Way.IN) {
      verb.entry().set().forEach((fact, values) -> draft.imply(fact, values, span));
    } else if (!enterprise && family(draft.act()).equals("accept-treat")) {
      draft.put("payer", FactContent.Terms.of("self"), Source.IMPLIED, span);
    }
  }

  private void money(
      Clause clause,
      Match verb,
      List<Figures.Found<Quantity>> sums,
      Frame frame,
      List<Actor> actors) {
    Figures.Found<Quantity> sum = sums.getFirst();
    if (sum.from() + clause.from() < verb.from() - 12) {
      return;
    }
    Optional<Draft> post =
        drafts.stream()
            .filter(d -> Set.of("post", "leave").contains(family(d.act())))
            .reduce((a, b) -> b);
    if (post.isPresent() && frame.way() == Way.IN) {
      Span at = normal.span(clause.from() + sum.from(), clause.from() + sum.to());
      post.get().put("amount", sum.value(), Source.STATED, at);
      post.get().put("pay_taken", FactContent.Terms.of(true), Source.IMPLIED, at);
      return;
    }
    Optional<VocabularyEntry> word = lexicon.named(MONEY_WORD);
    if (word.isEmpty()) {
      return;
    }
    String act = actOf(word.get(), frame, clause);
    if (act.isEmpty()) {
      return;
    }
    Match at =
        new Match(
            word.get(), List.of(new Span(sum.from() + clause.from(), sum.to() + clause.from())));
    Draft draft = add(act, at, clause, frame, actors);
    draft.markGeneric();
    draft.thing(MONEY_WORD);
    treat(draft, verb, frame);
  }

  private void declineThing(
      Match thing, Clause clause, Match verb, Frame frame, List<Actor> actors) {
    Optional<Draft> target = latestBenefit(Optional.of(thing.entry()));
    if (target.isPresent()) {
      target.get().act("decline-benefit", original(verb));
      target.get().state("status", "done", original(verb));
    } else {
      add("decline-benefit", thing, clause, frame, actors).thing(thing.entry().say());
    }
  }

  private void looseThings(Clause clause, List<Match> words, List<Actor> actors) {
    boolean verb = words.stream().anyMatch(m -> m.is(Sense.VERB) && m.entry().flow().isPresent());
    for (Match thing : words) {
      if (!thing.is(Sense.THING)) {
        continue;
      }
      Map<String, String> acts = thing.entry().acts();
      boolean mutual = words.stream().anyMatch(m -> m.entry().set().containsKey("equal_exchange"));
      String before = clause.before(thing.from());
      if (NEGATION.in(before) || GENERAL_BAN.in(before)) {
        continue;
      }
      boolean together = !parties.isEmpty() || actors.stream().anyMatch(a -> a.who() == Who.OTHER);
      String act =
          mutual && !enterprise
              ? acts.getOrDefault("in", "")
              : together ? acts.getOrDefault("any", "") : verb ? "" : acts.getOrDefault("own", "");
      act = enterprise ? mirror(act) : act;
      if (!act.isEmpty()) {
        add(act, thing, clause, new Frame(Way.UNCLEAR, Optional.empty(), Optional.empty()), actors)
            .thing(thing.entry().say());
      }
    }
  }

  private String actOf(VocabularyEntry entry, Frame frame, Clause clause) {
    Map<String, String> acts = entry.acts();
    String in = acts.getOrDefault("in", "");
    String out = acts.getOrDefault("out", "");
    String any = acts.getOrDefault("any", acts.getOrDefault("own", ""));
    if (enterprise) {
      if (entry.flow().isEmpty() && enterpriseAct(out)) {
        return out;
      }
      if (frame.way() == Way.OUT || (frame.way() == Way.IN && officialsOnly(frame))) {
        boolean wrongSide =
            frame
                .taker()
                .flatMap(Actor::party)
                .map(p -> p.knows("counterpart") && !p.office() && !p.is("official-kin"))
                .orElse(false);
        if (wrongSide) {
          return "";
        }
        if (!out.isEmpty() && enterpriseAct(out)) {
          return out;
        }
        if (!in.isEmpty()) {
          return mirror(in);
        }
        if (!out.isEmpty()) {
          return out;
        }
      }
      if (frame.way() == Way.IN && any.isEmpty()) {
        return "";
      }
      return any.isEmpty()
          ? (out.isEmpty() || !enterpriseAct(out) || entry.sense() != Sense.DEED ? "" : out)
          : mirror(any);
    }
    boolean askedOfSelf = frame.taker().map(a -> a.who() == Who.SELF).orElse(false);
    if (frame.way() == Way.IN
        && !in.isEmpty()
        && (!family(in).equals("intervene") || askedOfSelf)) {
      return in;
    }
    if (frame.way() == Way.OUT && !family(in).equals("intervene")) {
      if (!out.isEmpty() && !enterpriseAct(out)) {
        return out;
      }
      if (!in.isEmpty()) {
        return given(in, frame, clause);
      }
    }
    if (!any.isEmpty()) {
      return any;
    }
    return "";
  }

  private static boolean officialsOnly(Frame frame) {
    return frame.taker().flatMap(Actor::party).map(Party::office).orElse(false);
  }

  /** What an official gives away himself. */
  private String given(String in, Frame frame, Clause clause) {
    Optional<Actor> taker = frame.taker();
    boolean office = taker.flatMap(Actor::party).map(Party::office).orElse(false);
    boolean superior = taker.flatMap(Actor::party).map(p -> p.is("superior")).orElse(false);
    boolean firm = taker.flatMap(Actor::party).map(Party::firm).orElse(false);
    boolean selfGives = frame.giver().map(a -> a.who() == Who.SELF).orElse(true);
    String kind = family(in);
    boolean publicMoney =
        matches.stream()
            .anyMatch(
                m ->
                    clause.holds(m.from())
                        && m.entry().set().getOrDefault("public_funds", Set.of()).contains("true"));
    if (kind.equals("accept-goods")) {
      if (publicMoney) {
        return "public-gift";
      }
      if (office && !selfGives) {
        return in;
      }
      if (superior) {
        return "give-superior";
      }
      boolean bond =
          actorsOf.getOrDefault(clause.index(), List.of()).stream()
              .anyMatch(
                  a ->
                      a.who() == Who.KIN
                          || a.party()
                              .map(p -> p.knows("tie") && !p.firm() && !p.office())
                              .orElse(false));
      if (taker.isEmpty() && !bond && OCCASION.in(text)) {
        if (partyBefore(clause.index()).map(p -> p.is("superior")).orElse(false)) {
          return "give-superior";
        }
        return lastKin.isPresent() && parties.isEmpty() ? "give-private-gift" : "";
      }
      return firm || (taker.isEmpty() && !bond) ? "" : "give-private-gift";
    }
    if (kind.equals("accept-treat")) {
      if (publicMoney) {
        return "public-meal";
      }
      return superior || !selfGives ? (selfGives ? "" : in) : in;
    }
    return "";
  }

  private String mirror(String act) {
    if (!MIRRORED.contains(family(act))) {
      return act;
    }
    return deeds.mirror(act).orElse(act);
  }

  private boolean enterpriseAct(String act) {
    return deeds.family(act).map(f -> f.side() == Side.ENTERPRISE).orElse(false);
  }

  private String family(String act) {
    return deeds.family(act).map(FactsModel.Family::id).orElse("");
  }

  private boolean benefit(String act) {
    return BENEFITS.contains(family(act));
  }

  private Draft add(String act, Match word, Clause clause, Frame frame, List<Actor> actors) {
    Optional<Draft> same =
        drafts.stream()
            .filter(
                d ->
                    d.act().equals(act)
                        && (d.thing().isEmpty()
                            || !word.is(Sense.THING)
                            || d.thing().equals(word.entry().say())
                            || clause.index() - d.clause() <= 1))
            .reduce((a, b) -> b);
    Draft draft = same.orElseGet(() -> new Draft(act, clause.index(), original(word)));
    if (same.isEmpty()) {
      drafts.add(draft);
    }
    word.entry()
        .set()
        .forEach(
            (fact, values) -> {
              if (!PERSON.contains(fact) && !fact.equals("side")) {
                draft.put(
                    fact,
                    new FactContent.Terms(values),
                    fact.equals("object") || fact.equals("place") || fact.equals("occasion")
                        ? Source.STATED
                        : Source.IMPLIED,
                    original(word));
              } else if (!fact.equals("side")) {
                person.putIfAbsent(
                    fact,
                    new FactValue(
                        new FactContent.Terms(values),
                        Source.IMPLIED,
                        Optional.of(original(word)),
                        ""));
              }
            });
    kin(draft, act, frame, actors);
    frame.giver().or(frame::taker).flatMap(Actor::party).ifPresent(draft::party);
    if (draft.party().isEmpty()) {
      frame.taker().flatMap(Actor::party).ifPresent(draft::party);
    }
    status(draft, word, clause, frame);
    return draft;
  }

  private void kin(Draft draft, String act, Frame frame, List<Actor> actors) {
    Optional<Actor> here = actors.stream().filter(a -> a.who() == Who.KIN).findFirst();
    String kind = family(act);
    if (kind.equals("kin") || act.equals("family-moved") || act.equals("hold-nominee")) {
      Optional<Actor> who = act.equals("hold-nominee") ? here : here.or(() -> lastKin);
      who.filter(a -> !draft.knows("through"))
          .ifPresent(a -> draft.state("through", a.kin().orElse("kin3"), original(a)));
      return;
    }
    if (act.equals("handle-matter") || act.equals("kin-in-unit") || act.equals("refuse-recusal")) {
      here.or(() -> lastKin)
          .ifPresent(a -> draft.state("tie", a.kin().orElse("kin3"), original(a)));
      return;
    }
    if (act.equals("give-private-gift")) {
      here.or(() -> lastKin)
          .ifPresent(a -> draft.state("tie", a.kin().orElse("kin3"), original(a)));
      return;
    }
    if (Set.of("lend", "borrow", "lend-official").contains(kind) && here.isPresent()) {
      draft.state("tie", here.get().kin().orElse("kin3"), original(here.get()));
      return;
    }
    boolean incoming = frame.way() == Way.IN;
    Optional<Actor> taker = frame.taker().filter(a -> a.who() == Who.KIN);
    Optional<Actor> giver = frame.giver().filter(a -> a.who() == Who.KIN);
    if (incoming && taker.isPresent()) {
      draft.state("through", taker.get().kin().orElse("kin3"), original(taker.get()));
    } else if (incoming && giver.isPresent()) {
      draft.state("tie", giver.get().kin().orElse("kin3"), original(giver.get()));
    } else if (frame.way() == Way.OUT && taker.isPresent()) {
      draft.state("tie", taker.get().kin().orElse("kin3"), original(taker.get()));
    }
  }

  private boolean offeredPost(String act, Clause clause) {
    return Set.of("post", "leave").contains(family(act))
        && POST_OFFERED.matcher(clause.text()).matches()
        && !POST_TAKEN.matcher(clause.text()).matches();
  }

  private void status(Draft draft, Match word, Clause clause, Frame frame) {
    String before = clause.before(word.from());
    String after = clause.after(word.parts().getFirst().to());
    boolean other = frame.giver().map(a -> a.who() == Who.OTHER).orElse(false);
    Span where = original(word);
    String status = "";
    if (NOT_YET.matcher(before).matches()) {
      status = "planned";
    } else if (offeredPost(draft.act(), clause)
        || (benefit(draft.act()) || frame.way() == Way.IN)
            && (other || ASKED_ALONG.matcher(clause.text()).matches())
            && OFFER.in(clause.text())
            && !clause.text().contains("了")) {
      status = "offered";
    } else if (DONE.in(clause.text())
        && !PLAN.in(before)
        && !LEFT_WORK.matcher(clause.text()).matches()) {
      status = "done";
    } else if (PLAN.in(before)) {
      status = other && frame.way() == Way.IN ? "offered" : "planned";
    } else if (ONGOING.in(clause.text())) {
      status = "ongoing";
    } else if (clause.asks()) {
      status = "asked";
    } else if (frame.way() == Way.IN
        && other
        && word.entry().flow().orElse(Flow.FROM_SUBJECT) == Flow.FROM_SUBJECT) {
      status = "offered";
    } else if (after.isEmpty() && !drafts.isEmpty() && draft.knows("status")) {
      return;
    }
    if (!status.isEmpty()) {
      draft.state("status", status, where);
    }
  }

  // ---- what changes a deed ----

  private Optional<Draft> latestBenefit(Optional<VocabularyEntry> thing) {
    List<Draft> benefits = drafts.stream().filter(d -> benefit(d.act())).toList();
    if (benefits.isEmpty()) {
      return Optional.empty();
    }
    Optional<Draft> named =
        thing.flatMap(
            t ->
                benefits.stream()
                    .filter(d -> d.thing().equals(t.say()) || t.acts().containsValue(d.act()))
                    .reduce((a, b) -> b));
    return named.or(
        () ->
            thing.isEmpty() || benefits.size() == 1 && !treat(benefits.getFirst(), thing.get())
                ? Optional.of(benefits.getLast())
                : Optional.empty());
  }

  /** A dinner is not undone by giving back a thing that was not the dinner. */
  private boolean treat(Draft draft, VocabularyEntry thing) {
    String other = family(thing.acts().getOrDefault("in", ""));
    return !other.isEmpty() && !other.equals(family(draft.act()));
  }

  private void undo(String act, Match word, Clause clause) {
    String before = clause.before(word.from());
    boolean late = LATE.in(clause.text()) || lateBefore(clause);
    boolean wish = !late && (DUTY.in(before) || PLAN.in(before)) && !clause.text().contains("了");
    Optional<VocabularyEntry> thing =
        matches.stream()
            .filter(m -> clause.holds(m.from()) && m.is(Sense.THING))
            .map(Match::entry)
            .findFirst();
    List<Draft> targets =
        ALL.in(clause.text()) && thing.isEmpty()
            ? drafts.stream().filter(d -> benefit(d.act())).toList()
            : latestBenefit(thing).stream().toList();
    Span where = original(word);
    if (targets.isEmpty()) {
      boolean known = drafts.stream().anyMatch(d -> d.act().equals(act) || UNDO.contains(d.act()));
      if (known && drafts.stream().anyMatch(d -> UNDO.contains(d.act()) && thing.isEmpty())) {
        return;
      }
      Draft draft = new Draft(act, clause.index(), where);
      thing.ifPresent(t -> draft.thing(t.say()));
      thing.ifPresent(t -> t.set().forEach((fact, values) -> draft.imply(fact, values, where)));
      draft.state("status", wish ? (clause.asks() ? "asked" : "planned") : "done", where);
      drafts.add(draft);
      return;
    }
    if (wish || (clause.asks() && !clause.text().contains("了"))) {
      return;
    }
    for (Draft draft : targets) {
      if (PART.in(clause.text())) {
        draft.state("handled", "partial", where);
      } else if (late) {
        draft.state("handled", "late", where);
        draft.state("status", "done", where);
      } else {
        draft.act(act, where);
        draft.drop("knowledge");
        draft.state("status", "done", where);
      }
    }
  }

  private boolean lateBefore(Clause clause) {
    return clause.index() > 0
        && LATE.in(clauses.get(clause.index() - 1).text())
        && clauses.get(clause.index() - 1).text().length() <= 14;
  }

  /** 收下了、没要、能去吗 speak of the benefit named before. */
  private void acceptance(Clause clause, boolean undone, int firstNew) {
    if (undone) {
      return;
    }
    boolean fresh = drafts.size() > firstNew;
    Optional<Draft> target = latestBenefit(Optional.empty());
    Matcher m = ACCEPT.matcher(clause.text());
    int at = -1;
    for (int from = 0; ACCEPT.next(m, clause.text(), from); from = m.end()) {
      at = m.start();
    }
    boolean knows = target.isPresent();
    if (!knows || at < 0) {
      if (knows && clause.asks() && !fresh && target.get().is("status", "offered")) {
        target.get().state("status", "asked", original(clause));
      }
      return;
    }
    Draft draft = target.get();
    String before = clause.text().substring(0, at);
    if (AUTHORITY.in(before) && before.endsWith("没")) {
      return;
    }
    boolean bySelf =
        actorsOf.getOrDefault(clause.index(), List.of()).stream()
            .filter(
                a ->
                    a.to() <= clause.from() + before.length()
                        && a.preposition().isEmpty()
                        && !a.owner())
            .reduce((a, b) -> b)
            .map(a -> a.who() != Who.OTHER)
            .orElse(true);
    if (!bySelf) {
      return;
    }
    boolean almost = ALMOST.matcher(before).matches();
    boolean negated = (NEGATION.in(before) && !AFFIRMED.in(before)) || almost;
    Span where = original(clause);
    if (clause.asks() && !TAKEN.matcher(clause.text()).matches()) {
      if (!fresh && !draft.is("status", "done")) {
        draft.state("status", "asked", where);
      }
      return;
    }
    if (GENERAL_BAN.in(before)) {
      return;
    }
    if (negated) {
      boolean after =
          normal.span(clause.from() + at, clause.from() + at + 1).from() >= draft.span().to();
      if (!fresh || clause.index() != draft.clause() || after) {
        draft.act("decline-benefit", where);
        draft.drop("knowledge");
        draft.state("status", MEANT_TO.matcher(before).matches() ? "planned" : "done", where);
      }
      return;
    }
    if (PLAN.in(before)) {
      if (!draft.is("status", "done")) {
        draft.state("status", "planned", where);
      }
      return;
    }
    String tail = clause.text().substring(at);
    if (tail.contains("了") || tail.contains("下") || before.contains("就")) {
      draft.state("status", "done", where);
      if (draft.is("knowledge", "forced") && draft.clause() < clause.index()) {
        draft.state("knowledge", "aware", where);
        draft.state("handled", "kept", where);
      }
    }
  }

  // ---- facts around the deeds ----

  private void attribute(Match word, Clause clause) {
    String before = clause.before(word.from());
    boolean negated = NEGATION.in(before) && !AFFIRMED.in(before);
    boolean wanted = DUTY.in(before) && !negated && !COULD.matcher(before).matches();
    boolean procedure =
        word.entry().set().keySet().stream()
            .anyMatch(
                Set.of(
                        "approved",
                        "reported",
                        "recused",
                        "recorded",
                        "explained",
                        "collective",
                        "paid_own",
                        "payer")
                    ::contains);
    if (procedure && (wanted || (PLAN.in(before) && !negated) || question(word, clause))) {
      return;
    }
    attributes.add(new Held(word, clause, negated));
  }

  private static boolean question(Match word, Clause clause) {
    return clause.asks() && QUESTION.matcher(clause.after(word.to())).matches();
  }

  private void attachAttributes() {
    for (Held held : attributes) {
      VocabularyEntry entry = held.match().entry();
      Span where = original(held.match());
      for (Map.Entry<String, Set<String>> fact : entry.set().entrySet()) {
        Optional<FactContent> content = content(fact.getValue(), held.negated());
        if (content.isEmpty() || fact.getKey().equals("side")) {
          continue;
        }
        String id = fact.getKey();
        if (PERSON.contains(id)) {
          personal(id, content.get(), where, held);
        } else if (OF_PARTY.contains(id)) {
          ofParty(id, content.get(), held);
        } else {
          nearest(held.clause().index())
              .forEach(d -> d.put(id, content.get(), Source.STATED, where));
          boolean paid =
              id.equals("payer")
                  && PAID.matcher(held.clause().text()).matches()
                  && !held.clause().asks();
          if (paid) {
            nearest(held.clause().index()).forEach(d -> d.state("status", "done", where));
          }
        }
      }
    }
  }

  private void personal(String id, FactContent content, Span where, Held held) {
    if (held.negated()) {
      return;
    }
    List<Actor> actors = actorsOf.getOrDefault(held.clause().index(), List.of());
    boolean ofOther =
        !enterprise
            && actors.stream()
                .filter(a -> a.to() <= held.match().from())
                .reduce((a, b) -> b)
                .map(a -> a.who() != Who.SELF)
                .orElse(false)
            && !id.equals("family_abroad");
    boolean weaker =
        id.equals("tenure")
            && content.equals(FactContent.Terms.of("left-post"))
            && person.containsKey(id);
    if (!ofOther && !weaker) {
      person.put(id, new FactValue(content, Source.STATED, Optional.of(where), ""));
    }
  }

  private static Optional<FactContent> content(Set<String> values, boolean negated) {
    if (!negated) {
      return Optional.of(new FactContent.Terms(values));
    }
    if (values.equals(Set.of("true"))) {
      return Optional.of(FactContent.Terms.of(false));
    }
    if (values.equals(Set.of("false"))) {
      return Optional.of(FactContent.Terms.of(true));
    }
    return Optional.empty();
  }

  private void ofParty(String id, FactContent content, Held held) {
    Set<String> values = content instanceof FactContent.Terms terms ? terms.values() : Set.of();
    Span span = new Span(held.match().from(), held.match().to());
    if (id.equals("in_own_scope") || id.equals("unit_regulates")) {
      drafts.forEach(d -> d.put(id, content, Source.STATED, original(held.match())));
      return;
    }
    Optional<Party> target =
        actorsOf.getOrDefault(held.clause().index(), List.of()).stream()
            .flatMap(a -> a.party().stream())
            .reduce((a, b) -> b)
            .or(() -> partyBefore(held.clause().index()))
            .or(() -> parties.stream().findFirst());
    if (target.isPresent()) {
      target.get().learn(id, values, span);
    } else {
      drafts.forEach(d -> d.put(id, content, Source.STATED, original(held.match())));
    }
  }

  private Optional<Party> partyBefore(int clause) {
    for (int i = clause; i >= 0; i--) {
      Optional<Party> named =
          actorsOf.getOrDefault(i, List.of()).stream()
              .flatMap(a -> a.party().stream())
              .reduce((a, b) -> b);
      if (named.isPresent()) {
        return named;
      }
    }
    return Optional.empty();
  }

  private List<Draft> nearest(int clause) {
    List<Draft> here = drafts.stream().filter(d -> d.clause() == clause).toList();
    if (!here.isEmpty()) {
      return here;
    }
    Optional<Draft> before =
        drafts.stream()
            .filter(d -> d.clause() < clause)
            .reduce((a, b) -> b.clause() >= a.clause() ? b : a);
    int last = before.map(Draft::clause).orElse(-1);
    if (last >= 0) {
      return drafts.stream().filter(d -> d.clause() == last).toList();
    }
    return drafts.stream()
        .filter(d -> d.clause() > clause)
        .reduce((a, b) -> a.clause() <= b.clause() ? a : b)
        .stream()
        .toList();
  }

  private void attachParties() {
    for (Draft draft : drafts) {
      boolean kinAct = family(draft.act()).equals("kin") || draft.act().equals("family-moved");
      Optional<Party> who =
          draft
              .party()
              .filter(p -> !p.facts().isEmpty())
              .or(() -> partyBefore(draft.clause()))
              .or(() -> partyAfter(draft.clause()));
      who.ifPresent(
          party ->
              party
                  .facts()
                  .forEach(
                      (fact, values) -> {
                        boolean ownTie = fact.equals("tie") && kinAct;
                        if (!ownTie && !draft.knows(fact)) {
                          Span at = party.span(fact);
                          draft.put(
                              fact,
                              new FactContent.Terms(values),
                              fact.equals("counterpart") ? Source.STATED : Source.IMPLIED,
                              normal.span(at.from(), at.to()));
                        }
                      }));
      person.forEach(
          (fact, value) -> {
            if (!draft.knows(fact)) {
              draft.facts().put(fact, value);
            }
          });
    }
  }

  private Optional<Party> partyAfter(int clause) {
    for (int i = clause + 1; i < clauses.size(); i++) {
      Optional<Party> named =
          actorsOf.getOrDefault(i, List.of()).stream().flatMap(a -> a.party().stream()).findFirst();
      if (named.isPresent()) {
        return named;
      }
    }
    return Optional.empty();
  }

  private void attachFigures() {
    BitSet leaving = leaving();
    for (Clause clause : clauses) {
      for (Figures.Found<Quantity> sum : sums.get(clause.index())) {
        Span at = normal.span(clause.from() + sum.from(), clause.from() + sum.to());
        nearest(clause.index())
            .forEach(
                d -> {
                  if (!d.knows("amount")) {
                    d.put("amount", sum.value(), Source.STATED, at);
                  }
                });
      }
      years(clause, leaving);
      for (Figures.Found<LocalDate> day : Figures.days(clause.text())) {
        Span at = normal.span(clause.from() + day.from(), clause.from() + day.to());
        if (leaving.get(clause.index())) {
          long months = ChronoUnit.MONTHS.between(day.value(), asOf);
          BigDecimal years =
              BigDecimal.valueOf(months)
                  .divide(BigDecimal.valueOf(12), 2, java.math.RoundingMode.HALF_UP);
          boolean exact = clause.text().substring(day.from(), day.to()).contains("月");
          Quantity q =
              exact
                  ? Quantity.exactly(years, "year")
                  : new Quantity(
                      Optional.of(years.subtract(new BigDecimal("0.5")).max(BigDecimal.ZERO)),
                      Optional.of(years.add(new BigDecimal("0.5"))),
                      false,
                      "year",
                      true);
          drafts.forEach(d -> d.put("years_since_leaving", q, Source.STATED, at));
        } else if (day.value().isBefore(asOf)) {
          nearest(clause.index())
              .forEach(d -> d.put("as_of", new FactContent.Day(day.value()), Source.STATED, at));
        }
      }
    }
  }

  /** The clauses that speak of somebody who has left office. */
  private BitSet leaving() {
    BitSet leaving = new BitSet();
    for (Match match : matches) {
      Map<String, Set<String>> set = match.entry().set();
      boolean left =
          set.getOrDefault("tenure", Set.of()).stream().anyMatch(t -> !t.equals("serving"))
              || set.getOrDefault("counterpart", Set.of()).contains("ex-official");
      if (left) {
        clauses.stream()
            .filter(clause -> clause.holds(match.from()))
            .forEach(clause -> leaving.set(clause.index()));
      }
    }
    return leaving;
  }

  private void years(Clause clause, BitSet leaving) {
    boolean here = leaving.get(clause.index());
    boolean near =
        here
            || (clause.index() > 0 && leaving.get(clause.index() - 1))
            || leaving.get(clause.index() + 1);
    if (!near) {
      return;
    }
    String words = clause.text();
    for (Figures.Found<Quantity> span : Figures.years(words)) {
      String before = words.substring(0, span.from());
      if (ONE_HAND.in(before.substring(Math.max(0, before.length() - 5)))) {
        continue;
      }
      String around =
          words.substring(Math.max(0, span.from() - 3), Math.min(words.length(), span.to() + 3));
      if (!here && !SINCE.matcher(around).matches()) {
        continue;
      }
      Quantity years = span.value();
      if (words.substring(span.from()).matches("还?差.*") && words.contains("三年")) {
        BigDecimal left = years.most().orElse(BigDecimal.ZERO);
        years = Quantity.exactly(BigDecimal.valueOf(3).subtract(left), "year");
      }
      Quantity value = years;
      Span at = normal.span(clause.from() + span.from(), clause.from() + span.to());
      drafts.forEach(d -> d.put("years_since_leaving", value, Source.STATED, at));
      return;
    }
    if (!here) {
      return;
    }
    Matcher vague = RECENTLY.matcher(words);
    if (vague.find()) {
      Quantity q =
          switch (vague.group()) {
            case "去年" -> range("0.1", "2");
            case "前年" -> range("1", "3");
            case "今年" -> range("0", "1");
            default -> range("0", "0.5");
          };
      Span at = normal.span(clause.from() + vague.start(), clause.from() + vague.end());
      drafts.forEach(d -> d.put("years_since_leaving", q, Source.STATED, at));
    }
  }

  private static Quantity range(String low, String high) {
    return new Quantity(
        Optional.of(new BigDecimal(low)), Optional.of(new BigDecimal(high)), false, "year", true);
  }

  // ---- the whole ----

  private void refine() {
    boolean left =
        person.values().stream()
            .anyMatch(
                v ->
                    v.content().equals(FactContent.Terms.of("retired"))
                        || v.content().equals(FactContent.Terms.of("resigned")));
    for (Draft draft : drafts) {
      boolean gone = left || draft.is("counterpart", "ex-official");
      if (draft.act().equals("part-time-enterprise") && left) {
        draft.act("join-after-leaving", draft.span());
      }
      if (draft.act().equals("employ-official") && gone) {
        draft.act("hire-ex-official", draft.span());
      }
      if (family(draft.act()).equals("post")
          && draft.knows("amount")
          && !draft.knows("pay_taken")) {
        draft.put("pay_taken", FactContent.Terms.of(true), Source.IMPLIED, draft.span());
      }
      if (draft.act().equals("hire-ex-official")) {
        draft.put("counterpart", FactContent.Terms.of("ex-official"), Source.STATED, draft.span());
      }
      boolean standing =
          Set.of("relative-runs-business", "relative-employed").contains(draft.act());
      if (standing && !draft.knows("status")) {
        draft.put("status", FactContent.Terms.of("ongoing"), Source.IMPLIED, draft.span());
      }
      boolean permit =
          family(draft.act()).equals("post")
              || draft.act().equals("private-exit")
              || draft.act().equals("join-after-leaving");
      if (permit && draft.is("reported", "false") && !draft.knows("approved")) {
        draft.put("approved", FactContent.Terms.of(false), Source.IMPLIED, draft.span());
      }
      if (family(draft.act()).equals("undo")) {
        draft.drop("payer");
      }
    }
    Optional<Draft> brokered =
        drafts.stream().filter(d -> d.act().equals("intro-free")).findFirst();
    Optional<Draft> fee =
        drafts.stream()
            .filter(d -> d.act().equals("accept-fee") || d.act().equals("receive-cash"))
            .findFirst();
    if (brokered.isPresent() && fee.isPresent()) {
      fee.get().facts().forEach((f, v) -> brokered.get().facts().putIfAbsent(f, v));
      brokered.get().act("paid-intermediary", fee.get().span());
      drafts.remove(fee.get());
    }
    if (drafts.stream().anyMatch(d -> d.act().equals("paid-intermediary"))) {
      drafts.removeIf(
          d -> d.act().equals("intro-free") || (d.generic() && d.act().equals("receive-cash")));
    }
    boolean teaches = drafts.stream().anyMatch(d -> d.act().equals("teach-or-write"));
    if (teaches && parties.stream().noneMatch(Party::firm)) {
      boolean paid = drafts.removeIf(d -> d.act().equals("accept-fee"));
      drafts.stream()
          .filter(d -> paid && d.act().equals("teach-or-write"))
          .forEach(d -> d.put("pay_taken", FactContent.Terms.of(true), Source.IMPLIED, d.span()));
    } else if (teaches && drafts.stream().anyMatch(d -> d.act().equals("accept-fee"))) {
      drafts.removeIf(d -> d.act().equals("teach-or-write"));
    }
    if (acts("relative-nominal-pay")) {
      drafts.removeIf(d -> Set.of("part-time-enterprise", "relative-employed").contains(d.act()));
    }
    drops("onlend-credit", "bank-loan");
    drops("conceal-matter", "report-matter");
    drops("relative-foreign-post", "relative-employed");
    for (String shares : List.of("receive-securities", "hold-unlisted-shares")) {
      drops("inherit-shares", shares);
    }
    for (String part : List.of("help-relative", "paid-intermediary", "greet-for-firm")) {
      drops("use-old-influence", part);
    }
    drops("apportion", "demand-benefit");
    drops("private-meeting", "keep-contact");
    drops("refuse-contact", "receive-complaint");
    drops("join-after-leaving", "relative-employed");
    drops("public-travel", "own-travel");
    drops("public-travel", "accept-travel");
    drops("hold-nominee", "hold-unlisted-shares");
    drops("hold-nominee", "run-business");
    drops("insider-trade", "buy-fund");
    drops("conceal-matter", "give-private-gift");
    drops("hold-nominee", "relative-runs-business");
    drops("independent-director", "join-after-leaving");
    drops("part-time-association", "join-after-leaving");
    drops("independent-director", "part-time-enterprise");
    if (acts("lend-money") || acts("entrust-investment")) {
      // what comes back is the return on the money lent
      drafts.removeIf(
          d -> d.generic() && d.act().equals("receive-cash") && YIELD.matcher(text).matches());
    }
    for (String demand : List.of("demand-benefit", "apportion")) {
      drops("report-extortion", demand);
      drops("refuse-apportion", demand);
    }
    drops("follow-greeting", "help-relative");
    drops("insider-trade", "hold-listed-shares");
    drops("part-time-association", "part-time-enterprise");
    drops("collude-bid", "handle-matter");
    drops("collude-bid", "bid-lawfully");
    drops("accept-travel", "private-exit");
    drops("accept-travel", "own-travel");
    boolean dealing =
        drafts.stream()
            .anyMatch(
                d ->
                    benefit(d.act())
                        || Set.of("lend", "borrow", "intervene").contains(family(d.act()))
                        || d.act().equals("handle-matter"));
    if (dealing) {
      drafts.removeIf(d -> Set.of("relative-runs-business", "relative-employed").contains(d.act()));
    }
    drops("public-meal", "accept-payment");
    drops("hide-evidence", "borrow-money");
    if (drafts.stream().anyMatch(d -> benefit(d.act()))) {
      drafts.removeIf(d -> d.act().equals("family-moved") && d.is("family_abroad", "study"));
      drafts.stream().filter(d -> benefit(d.act())).forEach(d -> d.drop("family_abroad"));
    }
    refused();
    Optional<Draft> refusal =
        drafts.stream().filter(d -> d.act().equals("refuse-intervention")).findFirst();
    refusal.ifPresent(
        r ->
            drafts.removeIf(
                d ->
                    (family(d.act()).equals("intervene") || d.act().equals("help-relative"))
                        && d.clause() <= r.clause()
                        && orders(clauses.get(d.clause()))));
    drafts.stream()
        .filter(d -> d.act().equals("refuse-contact"))
        .toList()
        .forEach(
            r ->
                drafts.removeIf(
                    d ->
                        d.clause() == r.clause()
                            && Set.of("receive-complaint", "keep-contact").contains(d.act())));
    drafts.removeIf(
        d ->
            d.act().equals("part-time-association")
                && OFFICER_ACTS.in(clauses.get(d.clause()).text()));
    if (acts("hold-unlisted-shares") || acts("insider-trade") || acts("run-business")) {
      drafts.removeIf(d -> d.generic() && d.act().equals("receive-cash"));
    }
    if (acts("insider-trade")) {
      drafts.removeIf(d -> d.act().equals("receive-gift") && d.is("object", "house"));
    }
    boolean paid = FEE.in(text) && !NO_FEE.in(text);
    drafts.stream()
        .filter(d -> paid && d.act().equals("intro-free"))
        .forEach(d -> d.act("paid-intermediary", d.span()));
    if (drafts.stream().anyMatch(d -> benefit(d.act()) || UNDO.contains(d.act()))) {
      drafts.removeIf(d -> d.act().equals("keep-contact"));
    }
    doubtful();
    merge();
    if (drafts.size() > 1) {
      drafts.removeIf(d -> d.act().equals("out-of-scope"));
    }
  }

  /** Where a benefit is spoken of but none was read, what is harmless alone must not decide. */
  private void doubtful() {
    boolean harmless =
        !drafts.isEmpty()
            && drafts.stream()
                .allMatch(
                    d ->
                        HARMLESS.contains(d.act())
                            || !d.act().equals("accept-honour")
                                && Set.of("do-duty", "proper-handling").contains(family(d.act())));
    if (!harmless || enterprise) {
      return;
    }
    Matcher trace = TRACE.matcher(text);
    for (int at = 0; TRACE.next(trace, text, at); at = trace.end()) {
      String before = text.substring(0, trace.start());
      String after = text.substring(trace.end());
      if (!TAKEN_BACK.in(before) && !GIVEN_BACK.matcher(after).matches()) {
        drafts.clear();
        return;
      }
    }
  }

  /** Where the first act is, the second is only another word for part of it. */
  private void drops(String act, String weaker) {
    if (acts(act)) {
      drafts.removeIf(d -> d.act().equals(weaker));
    }
  }

  /** Saying no to a request to meddle is more than saying no to a benefit. */
  private void refused() {
    Optional<Draft> no =
        drafts.stream()
            .filter(d -> d.act().equals("decline-benefit") && d.thing().isEmpty())
            .findFirst();
    boolean asked =
        acts("refuse-intervention")
            || drafts.stream()
                .anyMatch(
                    d ->
                        (family(d.act()).equals("intervene") || d.act().equals("help-relative"))
                            && orders(clauses.get(d.clause())));
    if (no.isPresent() && asked && drafts.stream().noneMatch(d -> benefit(d.act()))) {
      if (acts("refuse-intervention")) {
        drafts.remove(no.get());
      } else {
        no.get().act("refuse-intervention", no.get().span());
      }
    }
  }

  private boolean acts(String act) {
    // Asked dozens of times of each text, so without a stream.
    for (Draft draft : drafts) {
      if (draft.act().equals(act)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Somebody else wants it done: a superior's word to the speaker is not yet the speaker's deed.
   */
  private boolean orders(Clause clause) {
    return ORDERED.matcher(clause.text()).matches()
        || actorsOf.getOrDefault(clause.index(), List.of()).stream()
            .anyMatch(a -> a.who() == Who.OTHER);
  }

  private void merge() {
    List<Draft> kept = new ArrayList<>();
    for (Draft draft : drafts) {
      Optional<Draft> same = kept.stream().filter(d -> d.act().equals(draft.act())).findFirst();
      boolean distinct =
          same.isPresent()
              && benefit(draft.act())
              && !same.get().thing().isEmpty()
              && !draft.thing().isEmpty()
              && !same.get().thing().equals(draft.thing());
      if (same.isEmpty() || distinct) {
        kept.add(draft);
      } else {
        draft
            .facts()
            .forEach(
                (f, v) -> same.get().facts().merge(f, v, (a, b) -> f.equals("status") ? b : a));
      }
    }
    drafts.clear();
    drafts.addAll(kept);
  }

  private Event event(Draft draft) {
    Map<String, FactValue> facts = new LinkedHashMap<>(draft.facts());
    facts.put(
        "act",
        new FactValue(
            FactContent.Terms.of(draft.act()), Source.STATED, Optional.of(draft.span()), ""));
    String kind = family(draft.act());
    boolean firmSide =
        enterprise
            && (BOTH_SIDES.contains(kind)
                || enterpriseAct(draft.act())
                || draft.act().equals("attend-forum"));
    if (firmSide) {
      facts.put(
          "side",
          new FactValue(
              FactContent.Terms.of("enterprise"),
              sideSpan.isPresent() ? Source.IMPLIED : Source.STATED,
              sideSpan.map(s -> normal.span(s.from(), s.to())),
              ""));
    } else if (enterprise) {
      facts.put(
          "side",
          new FactValue(
              FactContent.Terms.of("official"), Source.IMPLIED, Optional.of(draft.span()), ""));
    }
    return new Event(facts);
  }

  private Span original(Match match) {
    return normal.span(match.from(), match.to());
  }

  private Span original(Span span) {
    return normal.span(span.from(), span.to());
  }

  private Span original(Actor actor) {
    return normal.span(actor.from(), actor.to());
  }

  private Span original(Clause clause) {
    return normal.span(clause.from(), clause.to());
  }
}
