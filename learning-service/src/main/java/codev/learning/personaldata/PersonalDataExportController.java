package codev.learning.personaldata;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.email.SentEmails;
import codev.infra.personaldata.PersonalDataExporter;
import codev.infra.personaldata.PersonalDataSources;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.securitylog.ExportKind;
import codev.infra.web.securitylog.SecurityFacts;
import codev.learning.accesslog.AccessLogProgrammeQueries;
import codev.learning.accesslog.OutcomesAccessLogEntry;
import codev.learning.accesslog.OutcomesAccessLogQueries;
import codev.learning.actions.ActionPageController;
import codev.learning.actions.OwnAction;
import codev.learning.domain.event.LearningServiceEvent;
import codev.learning.domain.outcomes.ViewerRole;
import codev.learning.domain.person.Contact;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.value.ActionReviewOutcome;
import codev.learning.domain.value.EncryptedText;
import codev.learning.journal.JournalPageController;
import codev.learning.journal.OwnLearning;
import codev.learning.personaldata.ErasureController.ErasureResponse;
import codev.learning.personaldata.PersonalDataView.GivenAnswers;
import codev.learning.personaldata.PersonalDataView.Membership;
import codev.learning.personaldata.PersonalDataView.ReviewedAction;
import codev.learning.personaldata.PersonalDataView.SessionAttendance;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * HTTP endpoint that exports a person's data to that person only: the only place where answers are
 * shown one by one.
 */
@Controller
@Import(PersonalDataSources.class)
@RequiredAccess(AccessPolicy.SIGNED_IN)
public class PersonalDataExportController {
  /** The page has none of it. */
  private static final PersonalDataExporter.Export NOTHING_OF_THE_LOG =
      new PersonalDataExporter.Export("", List.of(), List.of(), null);

  private final PersonalDataExporter<LearningServiceEvent> exporter;
  private final PersonalDataQueries personalData;
  private final ErasureQueries erasures;
  private final ActionPageController actions;
  private final JournalPageController journal;
  private final OutcomesAccessLogQueries accessLog;
  private final AccessLogProgrammeQueries programmes;
  private final TextEncryption encryption;
  private final SentEmails emails;
  private final SecurityFacts security;

  PersonalDataExportController(
      PersonalDataSources source,
      PersonalDataQueries personalData,
      ErasureQueries erasures,
      ActionPageController actions,
      JournalPageController journal,
      OutcomesAccessLogQueries accessLog,
      AccessLogProgrammeQueries programmes,
      TextEncryption encryption,
      SentEmails emails,
      SecurityFacts security) {
    exporter =
        new PersonalDataExporter<>(
            source,
            LearningServiceEvent.class,
            PersonalDataSelection::concerned,
            PersonalDataSelection::concerns,
            EncryptedText.class,
            EncryptedText::sealed);
    this.personalData = personalData;
    this.erasures = erasures;
    this.actions = actions;
    this.journal = journal;
    this.accessLog = accessLog;
    this.programmes = programmes;
    this.encryption = encryption;
    this.emails = emails;
    this.security = security;
  }

  /**
   * An export: texts decrypted, absent where they were erased, cannot be decrypted or were never
   * written.
   *
   * @param figuresSeen which figures of programmes they were shown, and when
   * @param figuresOfMine how often figures of their programmes have been shown, in which what they
   *     answered may have counted
   * @param emails that this service has sent to them, the latest first; never their texts
   * @param erasure the newest request for their erasure
   * @param erasedAt when all words were erased at this person's or a manager's wish
   * @param securityCompleteFrom from when on the security record is complete; absent where it is
   *     all of it
   * @param security the security record of this service, to which the gateway adds those of the
   *     others
   * @param inLearning the events of this service, of which the rest is what has become of them
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
      List<OwnAnswers> answers,
      List<OwnActionReview> reviews,
      List<SessionAttendance> sessions,
      List<OutcomesAccessLogEntry> figuresSeen,
      List<ShownToOthers> figuresOfMine,
      List<OwnEmail> emails,
      @Nullable ErasureResponse erasure,
      @Nullable Instant erasedAt,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant securityCompleteFrom,
      List<PersonalDataExporter.Fact> security,
      List<PersonalDataExporter.Fact> inLearning,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<PersonalDataExporter.Fact> inGroups,
      @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable List<PersonalDataExporter.Fact> inSessions) {}

  /**
   * @param sessionId the session that it evaluates; nothing for a survey
   * @param survey {@code SKILLS}, {@code FOLLOW_UP}, {@code CLIMATE}, or the key of one that the
   *     programme has loaded
   * @param answers item to number
   */
  record OwnAnswers(
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

  /**
   * @param id its kind and what it was about
   * @param refused whether the mail server refused the person's address
   */
  record OwnEmail(String id, boolean refused, Instant at) {}

  /** The person's review of an action in a later session. */
  record OwnActionReview(
      UUID actionId,
      UUID sessionId,
      ActionReviewOutcome outcome,
      @Nullable Integer effect,
      @Nullable String learnt,
      Instant at) {}

  @GetMapping("/me")
  String page(CurrentUser user, Model model) {
    var data = of(user, NOTHING_OF_THE_LOG);
    model.addAttribute("mine", data);
    model.addAttribute("erasure", erasures.openOf(user.username()).orElse(null));
    model.addAttribute(
        "programmes",
        programmes.of(data.figuresOfMine().stream().map(ShownToOthers::programmeId).toList()));
    model.addAttribute("answers", data.answers().size() + data.reviews().size());
    return "dossier/mine";
  }

  @GetMapping("/api/me/export")
  @ResponseBody
  Export export(CurrentUser user) {
    var exported = of(user, exporter.of(user.username()));
    security.exported(user.username(), ExportKind.PERSONAL_DATA, null);
    return exported;
  }

  private Export of(CurrentUser user, PersonalDataExporter.Export ofLog) {
    var data = personalData.of(user.username());
    var participation = data.participation();
    return new Export(
        user.username(),
        data.unit(),
        data.site(),
        data.contact(),
        participation.memberships(),
        actions.of(user),
        journal.of(user),
        participation.sheets().stream().map(this::decrypted).toList(),
        participation.reviews().stream().map(this::decrypted).toList(),
        participation.sessions(),
        accessLog.of(user),
        shown(participation.memberships()),
        emails.to(user.username()).stream()
            .map(email -> new OwnEmail(email.id().value(), email.isRefused(), email.at()))
            .toList(),
        erasures.of(user.username()).map(ErasureResponse::of).orElse(null),
        data.erasedAt(),
        ofLog.securityCompleteFrom(),
        ofLog.security(),
        ofLog.facts(),
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
      UUID programme, ViewerRole role, List<OutcomesAccessLogEntry> all) {
    return new ShownToOthers(
        programme,
        role,
        all.size(),
        (int) all.stream().map(OutcomesAccessLogEntry::username).distinct().count(),
        all.stream().map(OutcomesAccessLogEntry::at).max(Instant::compareTo).orElseThrow());
  }

  private OwnAnswers decrypted(GivenAnswers given) {
    return new OwnAnswers(
        given.programmeId(),
        given.sessionId(),
        given.survey(),
        given.moment(),
        encryption.decryptOrLog(given.answers().sealed()).map(String::stripTrailing).orElse(null),
        given.at());
  }

  private OwnActionReview decrypted(ReviewedAction review) {
    var effect = review.effect();
    var learnt = review.learnt();
    return new OwnActionReview(
        review.actionId(),
        review.sessionId(),
        review.outcome(),
        effect == null
            ? null
            : encryption.readOrLog(effect.sealed()).map(Integer::valueOf).orElse(null),
        learnt == null ? null : encryption.decryptOrLog(learnt.sealed()).orElse(null),
        review.at());
  }
}
