package codev.learning.personaldata;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.personaldata.PersonalDataExport;
import codev.infra.projections.View;
import codev.infra.projections.Views;
import codev.infra.web.security.CurrentUser;
import codev.learning.accesslog.AccessLogProgrammeQueries;
import codev.learning.accesslog.OutcomesAccessLogEntry;
import codev.learning.accesslog.OutcomesAccessLogQueries;
import codev.learning.actions.ActionPageController;
import codev.learning.actions.OwnAction;
import codev.learning.domain.ActionReview;
import codev.learning.domain.outcomes.ViewerRole;
import codev.learning.domain.person.Contact;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.journal.JournalPageController;
import codev.learning.journal.OwnLearning;
import codev.learning.personaldata.PersonalDataView.Membership;
import codev.learning.personaldata.PersonalDataView.Reviewed;
import codev.learning.personaldata.PersonalDataView.Seat;
import codev.learning.personaldata.PersonalDataView.Sheet;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * HTTP endpoint that exports a person's data to that person only: the only place where answers are
 * shown one by one.
 */
@Controller
public class PersonalDataExportController {
  private final View<PersonalDataView> dossiers;
  private final ActionPageController actions;
  private final JournalPageController journal;
  private final OutcomesAccessLogQueries accessLog;
  private final AccessLogProgrammeQueries programmes;
  private final TextEncryption seals;

  PersonalDataExportController(
      Views views,
      ActionPageController actions,
      JournalPageController journal,
      OutcomesAccessLogQueries accessLog,
      AccessLogProgrammeQueries programmes,
      TextEncryption seals) {
    dossiers = views.project(PersonalDataView.PROJECTION);
    this.actions = actions;
    this.journal = journal;
    this.accessLog = accessLog;
    this.programmes = programmes;
    this.seals = seals;
  }

  /**
   * An export: texts decrypted, absent where they were erased, cannot be decrypted or were never
   * written.
   *
   * @param figuresSeen which figures of programmes they were shown, and when
   * @param figuresOfMine how often figures of their programmes have been shown, in which what they
   *     answered may have counted
   * @param erasedAt when all words were erased at this person's or a manager's wish
   * @param inGroups what group-service holds, which the gateway puts in
   * @param inSessions what session-service holds, likewise
   */
  record Export(
      String username,
      @Nullable String unit,
      @Nullable String site,
      @Nullable Contact contact,
      List<Membership> memberships,
      List<OwnAction> actions,
      List<OwnLearning> learnings,
      List<OwnSheet> answers,
      List<OwnReview> reviews,
      List<Seat> sessions,
      List<OutcomesAccessLogEntry> figuresSeen,
      List<ShownToOthers> figuresOfMine,
      @Nullable Instant erasedAt,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<PersonalDataExport.Fact> inGroups,
      @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable List<PersonalDataExport.Fact> inSessions) {}

  /**
   * @param sessionId the session that it evaluates; nothing for a survey
   * @param survey {@code SKILLS}, {@code FOLLOW_UP}, {@code CLIMATE}, or the key of one that the
   *     programme has loaded
   * @param answers item to number
   */
  record OwnSheet(
      UUID programmeId,
      @Nullable UUID sessionId,
      @Nullable String survey,
      SurveyKind.@Nullable Moment moment,
      @Schema(types = "object") @JsonRawValue @Nullable String answers,
      Instant at) {}

  /**
   * @param as what those were who were shown them
   * @param people how many of them
   */
  record ShownToOthers(UUID programmeId, ViewerRole as, int times, int people, Instant last) {}

  /** The person's review of an action in a later session. */
  record OwnReview(
      UUID actionId,
      UUID sessionId,
      ActionReview outcome,
      @Nullable Integer effect,
      @Nullable String learnt,
      Instant at) {}

  @GetMapping("/me")
  String page(CurrentUser who, Model model) {
    var mine = export(who);
    model.addAttribute("mine", mine);
    model.addAttribute(
        "programmes",
        programmes.of(mine.figuresOfMine().stream().map(ShownToOthers::programmeId).toList()));
    model.addAttribute("answers", mine.answers().size() + mine.reviews().size());
    return "dossier/mine";
  }

  @GetMapping("/api/me/export")
  @ResponseBody
  Export export(CurrentUser who) {
    var held =
        dossiers.find(who.username()).orElseGet(() -> PersonalDataView.empty(who.username()));
    var participation = held.participation();
    return new Export(
        who.username(),
        held.unit(),
        held.site(),
        held.contact(),
        participation.memberships(),
        actions.of(who),
        journal.of(who),
        participation.sheets().stream().map(this::opened).toList(),
        participation.reviews().stream().map(this::opened).toList(),
        participation.sessions(),
        accessLog.of(who),
        shown(participation.memberships()),
        held.erasedAt(),
        null,
        null);
  }

  /**
   * How often, and to which role of viewer. It does not name the figures that contain one's own
   * answers: that would reveal whose answers they were aggregated with.
   */
  private List<ShownToOthers> shown(List<Membership> memberships) {
    var since = new TreeMap<UUID, Instant>();
    for (var one : memberships)
      since.merge(one.programmeId(), one.since(), (a, b) -> a.isBefore(b) ? a : b);
    return since.entrySet().stream()
        .flatMap(
            joined ->
                accessLog.about(joined.getKey()).stream()
                    .filter(shown -> !shown.at().isBefore(joined.getValue()))
                    .collect(
                        Collectors.groupingBy(
                            OutcomesAccessLogEntry::as, TreeMap::new, Collectors.toList()))
                    .entrySet()
                    .stream()
                    .map(seen -> shown(joined.getKey(), seen.getKey(), seen.getValue())))
        .toList();
  }

  private static ShownToOthers shown(
      UUID programme, ViewerRole as, List<OutcomesAccessLogEntry> all) {
    return new ShownToOthers(
        programme,
        as,
        all.size(),
        (int) all.stream().map(OutcomesAccessLogEntry::username).distinct().count(),
        all.stream().map(OutcomesAccessLogEntry::at).max(Instant::compareTo).orElseThrow());
  }

  private OwnSheet opened(Sheet sheet) {
    return new OwnSheet(
        sheet.programmeId(),
        sheet.sessionId(),
        sheet.survey(),
        sheet.moment(),
        seals.show(sheet.answers().sealed()).orElse(null),
        sheet.at());
  }

  private OwnReview opened(Reviewed review) {
    var learnt = review.learnt();
    return new OwnReview(
        review.actionId(),
        review.sessionId(),
        review.outcome(),
        review.effect(),
        learnt == null ? null : seals.show(learnt.sealed()).orElse(null),
        review.at());
  }
}
