package codev.infra.web.securityrecord;

import codev.infra.securitylog.SecurityEvent;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.paging.Paging;
import codev.infra.web.security.CurrentUser;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Page of a service's security log, for auditors of the organisation: the latest lines first. Its
 * path is the service's setting {@code codev.security-log.page}.
 */
@Controller
@RequiredAccess(AccessPolicy.ORGANISATION_AUDITOR)
public record SecurityLogPageController(
    SecurityLogSource<?> log, String path, InstantSource clock, ZoneId zone) {
  /**
   * What the page reads.
   *
   * @param path of the page
   * @param person as it was submitted
   * @param zone in which days are meant and times are shown
   * @param next cursor of the next lines of these days; null when there are none
   * @param isFirst whether no later lines of these days were left out
   * @param later the days after these; null when there are none yet
   */
  record SecurityLogPageModel(
      String path,
      SecurityLogCriteria wanted,
      @Nullable String person,
      List<SecurityEvent> kinds,
      List<SecurityLogPageLine> shown,
      @Nullable String next,
      boolean isFirst,
      @Nullable SecurityLogCriteria later,
      ZoneId zone) {
    public int mostDays() {
      return SecurityLogCriteria.MOST_DAYS;
    }

    public int usualDays() {
      return SecurityLogCriteria.USUAL_DAYS;
    }

    public int mostFacts() {
      return SecurityRecord.MAX_FACTS;
    }
  }

  /**
   * @param page with more about it; null if there is none
   */
  record SecurityLogPageLine(Instant at, String sentence, @Nullable String page) {}

  /**
   * @param person name, address or user name
   */
  @GetMapping("${codev.security-log.page}")
  ModelAndView page(
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable String person,
      @RequestParam(required = false) @Nullable SecurityEvent kind,
      Paging paging,
      Locale language,
      CurrentUser reader) {
    var username = person == null || person.isBlank() ? null : log.usernameOf(person.strip());
    var today = LocalDate.ofInstant(clock.instant(), zone);
    var filter = SecurityLogCriteria.of(from, to, username, kind, today);
    var found = lines(log, filter, paging, language, reader);
    return new ModelAndView(
        "pages/security",
        "log",
        new SecurityLogPageModel(
            path,
            filter,
            person,
            log.kinds(),
            found.shown(),
            found.next(),
            paging.after().isEmpty(),
            filter.later(today),
            zone));
  }

  private record SecurityLogPage(List<SecurityLogPageLine> shown, @Nullable String next) {}

  private static <L extends SecurityLogRow> SecurityLogPage lines(
      SecurityLogSource<L> log,
      SecurityLogCriteria filter,
      Paging paging,
      Locale language,
      CurrentUser reader) {
    var found =
        new SecurityLogSearch<>(log.lines()).find(filter, paging.after(), paging.size() + 1);
    var page = found.stream().limit(paging.size()).toList();
    var sentences = log.sentences(page, language, reader);
    return new SecurityLogPage(
        IntStream.range(0, page.size())
            .mapToObj(
                i ->
                    new SecurityLogPageLine(page.get(i).at(), sentences.get(i), page.get(i).page()))
            .toList(),
        found.size() > page.size() ? Paging.cursor(SecurityLogSearch.keyOf(page.getLast())) : null);
  }
}
