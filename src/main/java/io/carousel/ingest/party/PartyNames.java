package io.carousel.ingest.party;

import java.lang.Character.UnicodeBlock;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The normal form under which the names of parties are compared: two spellings name the same party
 * if their keys are equal.
 */
final class PartyNames {
  /**
   * Legal forms at the end of a name, without case, accents and punctuation. Deliberately not in
   * the list: words that distinguish parties (group, holdings, capital, partners), forms that are
   * also words or places (pc, ad, na) and forms of scripts without spaces.
   */
  private static final Set<String> LEGAL_FORMS =
      phrases(
          """
          inc, incorporated, corp, corporation, co, company, ltd, limited, plc, pbc, dac, ulc
          llc, l l c, llp, lllp, lp, l p, private ltd, private limited
          public company limited, public limited company, proprietary limited
          sa, s a, sas, sasu, sarl, sa rl, snc, sca, scs, spa, s p a, srl, sl, slu
          sab, sapi, de cv, de rl, s de rl, ltda, eireli
          ag, gmbh, ggmbh, mbh, kg, kgaa, ohg, se, nv, n v, bv, b v
          ab, publ, as, a s, asa, aps, oy, oyj, abp
          doo, sro, kft, nyrt, zrt, sp z oo, jsc, ojsc, pjsc, cjsc
          pte, pty, pvt, kk, k k, bhd, berhad, sdn, tbk, wll, fze
          """);

  private static final int LONGEST_FORM = 3;

  private static final String AND = " and";
  private static final String APOSTROPHES = "'’‘‛`ʼʻʹʾʿ′";

  /** Marks without a sound of their own; the vowel signs of Indic scripts are not included. */
  private static final Set<UnicodeBlock> ACCENTS =
      Set.of(
          UnicodeBlock.COMBINING_DIACRITICAL_MARKS,
          UnicodeBlock.COMBINING_DIACRITICAL_MARKS_EXTENDED,
          UnicodeBlock.COMBINING_DIACRITICAL_MARKS_SUPPLEMENT,
          UnicodeBlock.COMBINING_MARKS_FOR_SYMBOLS,
          UnicodeBlock.COMBINING_HALF_MARKS,
          UnicodeBlock.VARIATION_SELECTORS,
          UnicodeBlock.VARIATION_SELECTORS_SUPPLEMENT);

  private PartyNames() {}

  private static Set<String> phrases(String list) {
    return Pattern.compile("[,\\n]\\s*").splitAsStream(list).collect(Collectors.toSet());
  }

  /**
   * The normal form of a name: its words in lower case with single spaces, without legal forms.
   *
   * <ul>
   *   <li>Compatible characters (NFKC) and cases are unified: {@code ß} is {@code ss}. Invisible
   *       characters vanish.
   *   <li>Accents are removed in every script that has them: {@code é} is {@code e}, {@code й} is
   *       {@code и}. Latin strokes and ligatures are replaced: {@code ø} is {@code o}, {@code æ} is
   *       {@code ae}.
   *   <li>Apostrophes vanish, and so do the dots of abbreviations (single letters with a dot each):
   *       {@code U.S.} is {@code us}, but {@code C3.ai} is {@code c3 ai}.
   *   <li>{@code &} and {@code +} between words are the word {@code and}. Any other run of
   *       characters that are neither letters nor digits is a space.
   *   <li>Legal forms at the end are removed repeatedly, together with an {@code and} before them,
   *       but never the first word: {@code X GmbH & Co. KG} is {@code x}, {@code Co.} is {@code
   *       co}.
   * </ul>
   *
   * Other scripts keep their letters and their legal forms. The key of a key is itself. A text
   * without any letter or digit has the empty key. Null is refused with a {@link
   * NullPointerException}.
   */
  static String key(String name) {
    boolean ascii = isAscii(name);
    String words = words(ascii ? name.toLowerCase(Locale.ROOT) : folded(name));
    String own = words.substring(0, endOfName(words));
    return ascii ? own : Normalizer.normalize(own, Normalizer.Form.NFC);
  }

  private static boolean isAscii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) > 0x7f) {
        return false;
      }
    }
    return true;
  }

  /** The text decomposed, in one case, without accents and invisible characters. */
  private static String folded(String name) {
    // Decomposition would turn these two into letters, and an accent used as an apostrophe into a
    // space.
    String text = name.replace('™', ' ').replace('℠', ' ').replace('´', '\'');
    String parts = Normalizer.normalize(text, Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder(parts.length());
    int c;
    for (int i = 0; i < parts.length(); i += Character.charCount(c)) {
      c = parts.codePointAt(i);
      if (!isLeftOut(c)) {
        appendFolded(folded, Character.toLowerCase(Character.toUpperCase(c)));
      }
    }
    return folded.toString();
  }

  private static boolean isLeftOut(int c) {
    return Character.getType(c) == Character.FORMAT
        || (isMark(c) && ACCENTS.contains(UnicodeBlock.of(c)));
  }

  /** Appends a lower-case character, a Latin one in plain letters. */
  private static void appendFolded(StringBuilder folded, int c) {
    switch (c) {
      case 'ß' -> folded.append("ss");
      case 'æ' -> folded.append("ae");
      case 'œ' -> folded.append("oe");
      case 'þ' -> folded.append("th");
      case 'ø' -> folded.append('o');
      case 'ł' -> folded.append('l');
      case 'đ', 'ð' -> folded.append('d');
      case 'ħ' -> folded.append('h');
      case 'ŧ' -> folded.append('t');
      default -> folded.appendCodePoint(c);
    }
  }

  /** The words of a folded text, with one space between two. */
  private static String words(String text) {
    StringBuilder words = new StringBuilder(text.length());
    boolean gap = false;
    boolean and = false;
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (isLetterOrDigit(c) || (isMark(c) && !gap && !words.isEmpty())) {
        if (gap && !words.isEmpty()) {
          words.append(and ? AND : "").append(' ');
        }
        words.appendCodePoint(c);
        gap = false;
        and = false;
      } else if (APOSTROPHES.indexOf(c) < 0 && !isAbbreviationDot(text, i)) {
        gap = true;
        and |= c == '&' || c == '+';
      }
    }
    return words.toString();
  }

  private static boolean isLetterOrDigit(int c) {
    return (Character.isLetterOrDigit(c) || Character.getType(c) == Character.LETTER_NUMBER)
        && APOSTROPHES.indexOf(c) < 0;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /** Whether there is a dot after a single letter, before the next single letter or a gap. */
  private static boolean isAbbreviationDot(String text, int dot) {
    if (text.charAt(dot) != '.' || dot == 0) {
      return false;
    }
    int before = text.codePointBefore(dot);
    int start = dot - Character.charCount(before);
    if (!Character.isLetter(before) || (start > 0 && isWordPart(text.codePointBefore(start)))) {
      return false;
    }
    if (dot + 1 == text.length() || !isWordPart(text.codePointAt(dot + 1))) {
      return true;
    }
    int after = text.codePointAt(dot + 1);
    int end = dot + 1 + Character.charCount(after);
    return Character.isLetter(after)
        && (end == text.length() || !isWordPart(text.codePointAt(end)));
  }

  private static boolean isWordPart(int c) {
    return isLetterOrDigit(c) || isMark(c);
  }

  /** The position at which a name ends and its legal forms begin. */
  private static int endOfName(String words) {
    int end = words.length();
    int form = startOfForm(words, end);
    while (form > 0) {
      boolean joined = words.startsWith(AND, form - AND.length());
      end = joined ? form - AND.length() : form;
      form = startOfForm(words, end);
    }
    return end;
  }

  /** The start of the longest legal form before the end, with its space, or -1 if there is none. */
  private static int startOfForm(String words, int end) {
    int found = -1;
    int space = end;
    for (int i = 0; i < LONGEST_FORM; i++) {
      space = words.lastIndexOf(' ', space - 1);
      if (space < 0) {
        return found;
      }
      if (LEGAL_FORMS.contains(words.substring(space + 1, end))) {
        found = space;
      }
    }
    return found;
  }
}
