package org.qinqing.report.internal;

import java.util.List;
import java.util.Locale;

/**
 * The typefaces of official documents. The names by which one is found are the beginnings of
 * PostScript names, in small letters and without anything but letters and digits, best first.
 */
enum Typeface {
  /** 小标宋, for titles. */
  TITLE(
      "方正小标宋简体",
      "小标宋体",
      "'FZXiaoBiaoSong-B05S','方正小标宋简体','方正小标宋_GBK','Noto Serif CJK SC','Source Han Serif SC',"
          + "'SimSun','Songti SC',serif",
      List.of("fzxbsjw", "fzxbsk", "fzxiaobiaosong", "stxiaobiaosong", "hyxiaobiaosong"),
      List.of(
          "notoserifcjkscbold",
          "notoserifscbold",
          "sourcehanserifscbold",
          "sourcehanserifcnbold",
          "stsongtiscbold")),
  /** 仿宋, for the text. */
  FANGSONG(
      "仿宋",
      "仿宋_GB2312",
      "'FangSong','仿宋','FangSong_GB2312','仿宋_GB2312','STFangsong','FZFangSong-Z02S',"
          + "'Noto Serif CJK SC','SimSun','Songti SC',serif",
      List.of("fangsong", "stfangsong", "fzfs", "fzfangsong", "hyfangsong", "fandolfang"),
      List.of()),
  /** 楷体, for headings of the second level and what is said aside. */
  KAI(
      "楷体",
      "楷体_GB2312",
      "'KaiTi','楷体','KaiTi_GB2312','楷体_GB2312','STKaiti','Kaiti SC','FZKai-Z03S',"
          + "'Noto Serif CJK SC','SimSun','Songti SC',serif",
      List.of(
          "kaiti",
          "stkaiti",
          "fzkt",
          "fzkai",
          "fandolkai",
          "lxgwwenkaigbregular",
          "lxgwwenkairegular",
          "arplukai",
          "ukai",
          "gkai"),
      List.of()),
  /** 宋体, for page numbers, tables and plain layouts. */
  SONG(
      "宋体",
      "SimSun",
      "'SimSun','宋体','NSimSun','Songti SC','STSong','Noto Serif CJK SC','Source Han Serif SC',"
          + "serif",
      List.of(
          "simsun",
          "stsongtiscregular",
          "stsong",
          "fzss",
          "fzshusong",
          "notoserifcjkscregular",
          "notoserifscregular",
          "sourcehanserifscregular",
          "sourcehanserifcnregular",
          "fandolsongregular",
          "arpluming",
          "bousungeg",
          "uming"),
      List.of(
          "notosanscjkscregular",
          "notosansscregular",
          "sourcehansansscregular",
          "microsoftyahei",
          "pingfangscregular",
          "hiraginosansgb",
          "stheitisclight",
          "wenquanyimicrohei",
          "wenquanyizenhei",
          "droidsansfallback")),
  /** 黑体, for headings of the first level and what stands out. */
  HEI(
      "黑体",
      "SimHei",
      "'SimHei','黑体','STHeiti','Heiti SC','FZHei-B01S','Noto Sans CJK SC','Source Han Sans SC',"
          + "'Microsoft YaHei','PingFang SC','WenQuanYi Micro Hei',sans-serif",
      List.of(
          "simhei",
          "fzht",
          "fzhei",
          "stheitiscmedium",
          "stheiti",
          "fandolheibold",
          "notosanscjkscmedium",
          "notosansscmedium",
          "sourcehansansscmedium",
          "sourcehansanscnmedium",
          "notosanscjkscbold",
          "notosansscbold",
          "sourcehansansscbold",
          "microsoftyaheibold",
          "microsoftyahei",
          "pingfangscmedium",
          "hiraginosansgbw6",
          "notosanscjkscregular",
          "wenquanyizenhei",
          "wenquanyimicrohei"),
      List.of());

  private final String wordName;
  private final String wordSubstitute;
  private final String css;
  private final List<String> own;
  private final List<String> near;

  Typeface(
      String wordName, String wordSubstitute, String css, List<String> own, List<String> near) {
    this.wordName = wordName;
    this.wordSubstitute = wordSubstitute;
    this.css = css;
    this.own = own;
    this.near = near;
  }

  /** The name under which word processors know it. */
  String wordName() {
    return wordName;
  }

  /** Another name that word processors know. */
  String wordSubstitute() {
    return wordSubstitute;
  }

  /** Families for a style sheet that is read on any machine. */
  String css() {
    return css;
  }

  /** Names of fonts that are this typeface. */
  List<String> own() {
    return own;
  }

  /** Names of fonts that come near it. */
  List<String> near() {
    return near;
  }

  /** The family name used inside a PDF. */
  String embeddedName() {
    return "qq-" + name().toLowerCase(Locale.ROOT);
  }

  /** The class of elements that are set in it. */
  String cssClass() {
    return "face-" + name().toLowerCase(Locale.ROOT);
  }
}
