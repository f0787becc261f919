package codev.group.evidence;

import codev.group.domain.programme.Aim;
import codev.infra.ui.LocalizedDates;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Formats dates, times and numbers of documents in the reader's language. */
record DocumentValueFormatter(MessageSource sentences, ZoneId zone, Locale language) {
  String message(String key, Object... arguments) {
    return sentences.getMessage("group.evidence." + key, arguments, language);
  }

  String aim(Aim aim) {
    return sentences.getMessage("group.aim." + aim, null, language);
  }

  /** With the day of the week. */
  String day(Instant moment) {
    return date(moment, FormatStyle.FULL);
  }

  String date(Instant moment) {
    return date(moment, FormatStyle.LONG);
  }

  String hour(Instant moment) {
    return LocalizedDates.time(moment.atZone(zone), language);
  }

  String lasted(Duration hours) {
    return message("lasted", hours.toHours(), hours.toMinutesPart());
  }

  private String date(Instant moment, FormatStyle style) {
    return LocalizedDates.day(moment.atZone(zone), style, language);
  }
}
