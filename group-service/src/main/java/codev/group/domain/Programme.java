package codev.group.domain;

import static codev.group.domain.RuleViolation.AUDITOR_DECLARES;
import static codev.group.domain.RuleViolation.PRIVACY_THRESHOLD_UNDER_THREE;
import static codev.group.domain.RuleViolation.PROGRAMME_ENDS_BEFORE_IT_STARTS;
import static codev.group.domain.RuleViolation.SAME_ID_OTHER_CONTENT;
import static codev.group.domain.RuleViolation.TEMPLATE_HAS_ANOTHER_VERSION;
import static codev.group.domain.RuleViolation.UNKNOWN_TEMPLATE;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.group.domain.command.ProgrammeCommand.AddParticipants;
import codev.group.domain.command.ProgrammeCommand.DeclareProgramme;
import codev.group.domain.command.ProgrammeCommand.DefineTemplate;
import codev.group.domain.command.ProgrammeCommand.DescribeTraining;
import codev.group.domain.command.ProgrammeCommand.HoldWelcomeEmails;
import codev.group.domain.command.ProgrammeCommand.RemoveParticipant;
import codev.group.domain.command.ProgrammeCommand.RequestWelcomeTrial;
import codev.group.domain.command.ProgrammeCommand.RewordWelcomeEmail;
import codev.group.domain.event.ProgrammeEvent;
import codev.group.domain.event.ProgrammeEvent.ParticipantAdded;
import codev.group.domain.event.ProgrammeEvent.ParticipantRemoved;
import codev.group.domain.event.ProgrammeEvent.ProgrammeDeclared;
import codev.group.domain.event.ProgrammeEvent.TemplateDefined;
import codev.group.domain.event.ProgrammeEvent.TrainingDescribed;
import codev.group.domain.event.ProgrammeEvent.WelcomeEmailsHeldBack;
import codev.group.domain.event.ProgrammeEvent.WelcomeEmailsReleased;
import codev.group.domain.event.ProgrammeEvent.WelcomeTrialRequested;
import codev.group.domain.event.ProgrammeEvent.WelcomeWorded;
import codev.group.domain.person.Username;
import codev.group.domain.programme.PrivacyThreshold;
import codev.group.domain.programme.TrainingDescription;
import codev.group.domain.template.SessionTemplate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Aggregate: a programme that an organisation funds, under which groups meet, with its session
 * templates.
 */
@Aggregate
public class Programme {
  private static final Duration TRIAL_INTERVAL = Duration.ofMinutes(1);

  @AggregateIdentifier String id;
  private @Nullable ProgrammeDeclared declared;
  private final Map<SessionTemplate.Key, List<TemplateDefined>> templates = new HashMap<>();
  private final Set<Username> participants = new HashSet<>();
  private TrainingDescription training = TrainingDescription.EMPTY;
  private String welcome = "";
  private boolean holdsWelcomes;

  /** The last one of each manager. */
  private final Map<Username, WelcomeTrialRequested> trials = new HashMap<>();

  @SuppressWarnings("NullAway.Init")
  Programme() {}

  /** Answers the programme as it was declared, now or when it was first asked. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  ProgrammeDeclared declare(DeclareProgramme c) {
    var settings = c.settings();
    if (declared != null) {
      if (!declared.frame().equals(settings))
        throw new RuleViolationException(SAME_ID_OTHER_CONTENT);
      return declared;
    }
    if (c.audited()) throw new RuleViolationException(AUDITOR_DECLARES);
    SessionDateRules.check(settings.startsOn());
    SessionDateRules.check(settings.endsOn());
    if (settings.endsBeforeItStarts())
      throw new RuleViolationException(PROGRAMME_ENDS_BEFORE_IT_STARTS);
    if (settings.privacyThreshold() < PrivacyThreshold.LOWEST)
      throw new RuleViolationException(PRIVACY_THRESHOLD_UNDER_THREE, PrivacyThreshold.LOWEST);
    var programme =
        new ProgrammeDeclared(c.programme(), settings, settings.warnings(), c.by(), c.at());
    apply(programme);
    return programme;
  }

  /** Answers the template as it was defined, now or when it was first asked. */
  @CommandHandler
  TemplateDefined define(DefineTemplate c) {
    SessionTemplateRules.check(c.template(1));
    mustKnow(c.basedOn());
    var versions = templates.getOrDefault(c.key(), List.of());
    int meant = c.version() == null ? next(versions, c) : c.version();
    if (meant <= versions.size() && versions.get(meant - 1).template().equals(c.template(meant)))
      return versions.get(meant - 1);
    if (meant != versions.size() + 1)
      throw new RuleViolationException(TEMPLATE_HAS_ANOTHER_VERSION, c.key(), versions.size());
    var defined =
        new TemplateDefined(c.programme(), c.template(meant), c.basedOn(), c.by(), c.at());
    apply(defined);
    return defined;
  }

  /** The last version, if its content is the same. */
  private static int next(List<TemplateDefined> versions, DefineTemplate c) {
    int last = versions.size();
    boolean isSaid = last > 0 && versions.getLast().template().equals(c.template(last));
    return isSaid ? last : last + 1;
  }

  @CommandHandler
  void describe(DescribeTraining c) {
    if (!c.training().equals(training))
      apply(new TrainingDescribed(c.programme(), c.training(), c.by(), c.at()));
  }

  @CommandHandler
  void reword(RewordWelcomeEmail c) {
    if (!c.why().equals(welcome)) apply(new WelcomeWorded(c.programme(), c.why(), c.by(), c.at()));
  }

  @CommandHandler
  void hold(HoldWelcomeEmails c) {
    if (c.held() == holdsWelcomes) return;
    if (c.held()) apply(new WelcomeEmailsHeldBack(c.programme(), c.by(), c.at()));
    else apply(new WelcomeEmailsReleased(c.programme(), c.by(), c.at()));
  }

  @CommandHandler
  void request(RequestWelcomeTrial c) {
    var lastTrial = trials.get(c.by());
    boolean isRepeated =
        lastTrial != null
            && lastTrial.group().equals(c.group())
            && c.at().isBefore(lastTrial.at().plus(TRIAL_INTERVAL));
    if (!isRepeated) apply(new WelcomeTrialRequested(c.programme(), c.group(), c.by(), c.at()));
  }

  @CommandHandler
  void add(AddParticipants c) {
    for (var person : c.people())
      if (!participants.contains(person))
        apply(new ParticipantAdded(c.programme(), person, c.by(), c.at()));
  }

  /** A group that they are in keeps them. */
  @CommandHandler
  void remove(RemoveParticipant c) {
    if (participants.contains(c.person()))
      apply(new ParticipantRemoved(c.programme(), c.person(), c.by(), c.at()));
  }

  private void mustKnow(SessionTemplate.@Nullable Key template) {
    if (template == null || template.isBuiltIn() || templates.containsKey(template)) return;
    throw new RuleViolationException(UNKNOWN_TEMPLATE, template);
  }

  @EventSourcingHandler
  void evolve(ProgrammeEvent event) {
    switch (event) {
      case ProgrammeDeclared e -> {
        id = e.programme().stream();
        declared = e;
      }
      case TemplateDefined e ->
          templates.computeIfAbsent(e.template().key(), _ -> new ArrayList<>()).add(e);
      case TrainingDescribed e -> training = e.training();
      case WelcomeWorded e -> welcome = e.why();
      case WelcomeEmailsHeldBack _ -> holdsWelcomes = true;
      case WelcomeEmailsReleased _ -> holdsWelcomes = false;
      case WelcomeTrialRequested e -> trials.put(e.by(), e);
      case ParticipantAdded e -> participants.add(e.person());
      case ParticipantRemoved e -> participants.remove(e.person());
    }
  }
}
