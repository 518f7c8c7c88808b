package org.qinqing.checker.internal.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qinqing.pack.FactContent.Quantity;

/** Grammars for sums of money, spans of time and days, over normalised text. */
final class Figures {
  /** A figure at its place. */
  record Found<T>(T value, int from, int to) {}

  private static final String CN = "[零〇一二两俩三四五六七八九十百千万亿半几]";
  private static final String NUMBER = "(?:\\d[\\d,]*(?:\\.\\d+)?[百千万亿kw]?|" + CN + "+)";
  private static final String CURRENCY = "(?:元|块钱|块|人民币|美元|美金|港币|港元|欧元|圆)";
  private static final Finder MONEY =
      Finder.of(
          "(?<pre>不到|不足|不超过|上|近|将近|差不多|约|大约|大概)?(?<sign>[¥￥$])?(?<num>"
              + NUMBER
              + ")(?<vague>多|来|把|余|出头|左右)?(?<unit>"
              + CURRENCY
              + ")?(?<tail>出头|左右|以内|以下|以上|多)?");
  private static final Pattern COUNTED =
      Pattern.compile(
          "^(?:个|家|条|瓶|年|月|天|日|号|股|斤|公里|里|亩|名|次|人|户|页|张|平|位|桌|盒|箱|套|件|只|辆|台|份(?!子)|遍|趟|岁|小时|分|点|%|成|折|期"
              + "|届|级|楼|层|道|场|杯|顿|代|环|手|圈|局|把|公斤|克|米|支|包|本|部|所|座|间|届|周|星期|季度|倍|万分|科|处|里挑|-|/)");
  private static final Finder SPAN =
      Finder.of(
          "(?<pre>不到|不足|快|刚满|满|还差|差)?(?<num>\\d+(?:\\.\\d+)?|"
              + CN
              + "+)(?<half>个半)?(?<vague>多|来|几)?个?(?<unit>年|月|天|周|星期)(?<tail>半|多|出头|以上)?");
  private static final Finder DATE =
      Finder.of("((?:19|20)\\d\\d)年(?:(\\d{1,2})月)?(?:(\\d{1,2})[日号])?");
  private static final Pattern PLAIN = Pattern.compile("[\\d,.]+");
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
  private static final Pattern SCALED = Pattern.compile(".*[百千万亿kw].*");
  private static final Pattern NO_SUM = Pattern.compile("[百千万亿]+|.*[几]?十?万一");
  private static final Pattern SCALE = Pattern.compile("[百千万]");
  private static final Pattern LOOSE = Pattern.compile("[百千万]十");
  private static final Pattern HUNDREDS = Pattern.compile("[上数][百千万]");
  private static final Pattern SOME = Pattern.compile("几[十百千万]+");
  private static final Pattern SCALES = Pattern.compile("[百千万]+");
  private static final Pattern PAIR_OF_SCALE =
      Pattern.compile("([一二两三四五六七八九])([二两三四五六七八九])([十百千万]+)");
  private static final Pattern PAIR = Pattern.compile("([一二两三四五六七八九])([二两三四五六七八九])");
  private static final String DIGITS = "零一二三四五六七八九";

  private Figures() {}

  static List<Found<Quantity>> money(String text) {
    List<Found<Quantity>> found = new ArrayList<>();
    Matcher m = MONEY.matcher(text);
    for (int at = 0; MONEY.next(m, text, at); at = m.end()) {
      String num = text.substring(m.start("num"), m.end("num"));
      String unit = m.group("unit");
      String rest = text.substring(m.end());
      boolean currency = unit != null || m.group("sign") != null;
      if (!currency && (COUNTED.matcher(rest).find() || !large(num))) {
        continue;
      }
      if (unit != null && unit.equals("块") && COUNTED_PIECE.matcher(rest).find()) {
        continue;
      }
      sum(num, m.group("pre"), m.group("vague"), m.group("tail"), currencyOf(unit, m.group("sign")))
          .ifPresent(q -> found.add(new Found<>(q, m.start(), m.end())));
    }
    return found;
  }

  private static final Pattern COUNTED_PIECE =
      Pattern.compile("^(?:名?表|手表|金|玉|地|木|牌|肉|石|茶|砖|田|匾|翡翠|和田|劳力士)");

  private static boolean large(String num) {
    if (PLAIN.matcher(num).matches()) {
      return plain(num).map(v -> v.compareTo(BigDecimal.valueOf(100)) >= 0).orElse(false)
          && !YEAR.matcher(num).matches();
    }
    return SCALED.matcher(num).matches() && !NO_SUM.matcher(num).matches();
  }

  private static String currencyOf(@Nullable String unit, @Nullable String sign) {
    if (unit == null) {
      return "$".equals(sign) ? "USD" : "CNY";
    }
    return switch (unit) {
      case "美元", "美金" -> "USD";
      case "港币", "港元" -> "HKD";
      case "欧元" -> "EUR";
      default -> "CNY";
    };
  }

  private static Optional<Quantity> sum(
      String num,
      @Nullable String pre,
      @Nullable String vague,
      @Nullable String tail,
      String unit) {
    boolean more = "多".equals(vague) || "余".equals(vague) || "多".equals(tail);
    if (("把".equals(vague)) && SCALE.matcher(num).matches()) {
      BigDecimal base = scale(num.charAt(0));
      return Optional.of(
          range(base.multiply(new BigDecimal("0.8")), base.multiply(new BigDecimal("1.5")), unit));
    }
    if (LOOSE.matcher(num).matches() || HUNDREDS.matcher(num).matches()) {
      return Optional.empty();
    }
    if (SOME.matcher(num).matches()) {
      BigDecimal base = value("一" + num.substring(1)).orElse(BigDecimal.ONE);
      return Optional.of(
          range(
              base.multiply(BigDecimal.TWO),
              base.multiply(BigDecimal.TEN).subtract(BigDecimal.ONE),
              unit));
    }
    Matcher pair = PAIR_OF_SCALE.matcher(num);
    if (pair.matches()) {
      BigDecimal base = value("一" + pair.group(3)).orElse(BigDecimal.ONE);
      return Optional.of(
          range(base.multiply(digit(pair.group(1))), base.multiply(digit(pair.group(2))), unit));
    }
    if ("上".equals(pre) && SCALES.matcher(num).matches()) {
      BigDecimal base = value("一" + num).orElse(BigDecimal.ONE);
      return Optional.of(new Quantity(Optional.of(base), Optional.empty(), false, unit, true));
    }
    Optional<BigDecimal> read = value(num);
    if (read.isEmpty() || read.get().signum() <= 0) {
      return Optional.empty();
    }
    BigDecimal v = read.get();
    if (pre != null && pre.startsWith("不")) {
      return Optional.of(
          new Quantity(Optional.empty(), Optional.of(v), !pre.equals("不超过"), unit, false));
    }
    if ("以内".equals(tail) || "以下".equals(tail)) {
      return Optional.of(new Quantity(Optional.empty(), Optional.of(v), false, unit, false));
    }
    if ("以上".equals(tail)) {
      return Optional.of(new Quantity(Optional.of(v), Optional.empty(), false, unit, false));
    }
    if (more) {
      return Optional.of(
          range(v.add(BigDecimal.ONE), v.add(lastPlace(v)).subtract(BigDecimal.ONE), unit));
    }
    if ("来".equals(vague)) {
      return Optional.of(
          range(v.multiply(new BigDecimal("0.9")), v.multiply(new BigDecimal("1.2")), unit));
    }
    if ("出头".equals(vague) || "出头".equals(tail)) {
      return Optional.of(range(v, v.multiply(new BigDecimal("1.15")), unit));
    }
    boolean about = "左右".equals(vague) || "左右".equals(tail) || (pre != null && !pre.equals("上"));
    if (about) {
      return Optional.of(
          range(v.multiply(new BigDecimal("0.9")), v.multiply(new BigDecimal("1.1")), unit));
    }
    return Optional.of(Quantity.exactly(tidy(v), unit));
  }

  private static Quantity range(BigDecimal low, BigDecimal high, String unit) {
    return new Quantity(Optional.of(tidy(low)), Optional.of(tidy(high)), false, unit, true);
  }

  private static BigDecimal tidy(BigDecimal v) {
    BigDecimal stripped = v.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
  }

  private static BigDecimal lastPlace(BigDecimal v) {
    BigDecimal place = BigDecimal.ONE;
    while (v.remainder(place.multiply(BigDecimal.TEN)).signum() == 0) {
      place = place.multiply(BigDecimal.TEN);
    }
    return place;
  }

  private static BigDecimal digit(String d) {
    return value(d).orElse(BigDecimal.ONE);
  }

  private static BigDecimal scale(char unit) {
    return switch (unit) {
      case '十' -> BigDecimal.TEN;
      case '百' -> BigDecimal.valueOf(100);
      case '千', 'k' -> BigDecimal.valueOf(1000);
      case '万', 'w' -> BigDecimal.valueOf(10_000);
      case '亿' -> BigDecimal.valueOf(100_000_000);
      default -> BigDecimal.ONE;
    };
  }

  private static Optional<BigDecimal> plain(String digits) {
    try {
      return Optional.of(new BigDecimal(digits.replace(",", "")));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Arabic or Chinese number; 一万二 is 12000, 两万五 is 25000. */
  static Optional<BigDecimal> value(String number) {
    if (Character.isDigit(number.charAt(0))) {
      char last = number.charAt(number.length() - 1);
      return Character.isDigit(last)
          ? plain(number)
          : plain(number.substring(0, number.length() - 1)).map(v -> v.multiply(scale(last)));
    }
    if (number.equals("半")) {
      return Optional.of(new BigDecimal("0.5"));
    }
    long total = 0;
    long section = 0;
    long digit = 0;
    long lastScale = 1;
    boolean pending = false;
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i) == '两' || number.charAt(i) == '俩' ? '二' : number.charAt(i);
      int d = DIGITS.indexOf(c == '〇' ? '零' : c);
      if (d >= 0) {
        if (pending) {
          return Optional.empty();
        }
        digit = d;
        pending = d > 0;
        if (d == 0) {
          lastScale = 10;
        }
        continue;
      }
      long scale = scale(c).longValue();
      if (scale == 1) {
        return Optional.empty();
      }
      if (scale >= 10_000) {
        total = (total + section + digit) * scale;
        section = 0;
      } else {
        section += (pending ? digit : 1) * scale;
      }
      digit = 0;
      pending = false;
      lastScale = scale;
    }
    if (pending) {
      section += lastScale >= 100 ? digit * (lastScale / 10) : digit;
    }
    return Optional.of(BigDecimal.valueOf(total + section));
  }

  /** Spans of time in years. */
  static List<Found<Quantity>> years(String text) {
    List<Found<Quantity>> found = new ArrayList<>();
    Matcher m = SPAN.matcher(text);
    for (int at = 0; SPAN.next(m, text, at); at = m.end()) {
      String num = text.substring(m.start("num"), m.end("num"));
      if (YEAR.matcher(num).matches() && text.startsWith("年", m.start("unit"))) {
        continue;
      }
      Optional<BigDecimal> low = num.equals("几") ? Optional.of(BigDecimal.TWO) : value(num);
      Optional<BigDecimal> high = num.equals("几") ? Optional.of(BigDecimal.valueOf(9)) : low;
      Matcher pair = PAIR.matcher(num);
      if (pair.matches()) {
        low = value(pair.group(1));
        high = value(pair.group(2));
      }
      if (low.isEmpty() || high.isEmpty()) {
        continue;
      }
      BigDecimal part =
          switch (text.substring(m.start("unit"), m.end("unit"))) {
            case "年" -> BigDecimal.ONE;
            case "月" -> new BigDecimal("0.083333");
            case "天" -> new BigDecimal("0.002738");
            default -> new BigDecimal("0.019165");
          };
      BigDecimal from = low.get();
      BigDecimal to = high.get();
      if ("半".equals(m.group("tail")) || m.group("half") != null) {
        from = from.add(new BigDecimal("0.5"));
        to = from;
      }
      boolean more =
          "多".equals(m.group("vague")) || m.group("tail") != null && !m.group("tail").equals("半");
      if (more) {
        to = to.add(new BigDecimal("0.99"));
      }
      from = round(from.multiply(part));
      to = round(to.multiply(part));
      String pre = m.group("pre");
      Quantity q;
      if (pre != null && (pre.startsWith("不") || pre.equals("快"))) {
        q =
            new Quantity(
                Optional.of(round(to.multiply(new BigDecimal("0.5")))),
                Optional.of(to),
                true,
                "year",
                true);
      } else {
        q =
            new Quantity(
                Optional.of(from), Optional.of(to), false, "year", from.compareTo(to) != 0);
      }
      found.add(new Found<>(q, m.start(), m.end()));
    }
    return found;
  }

  private static BigDecimal round(BigDecimal v) {
    return tidy(v.setScale(2, RoundingMode.HALF_UP));
  }

  /** Days; a year alone stands for its middle, whose rules held for most of it. */
  static List<Found<LocalDate>> days(String text) {
    List<Found<LocalDate>> found = new ArrayList<>();
    Matcher m = DATE.matcher(text);
    for (int at = 0; DATE.next(m, text, at); at = m.end()) {
      int year = Integer.parseInt(m.group(1));
      int month = m.group(2) == null ? 7 : Integer.parseInt(m.group(2));
      int day = m.group(3) == null ? (m.group(2) == null ? 1 : 15) : Integer.parseInt(m.group(3));
      try {
        found.add(new Found<>(LocalDate.of(year, month, day), m.start(), m.end()));
      } catch (DateTimeException e) {
        continue;
      }
    }
    return found;
  }
}
