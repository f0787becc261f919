package codev.group.notifications;

import codev.group.domain.command.ProgrammeCommand.HoldWelcomeEmails;
import codev.group.domain.command.ProgrammeCommand.RequestWelcomeTrial;
import codev.group.domain.command.ProgrammeCommand.RewordWelcomeEmail;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.value.GroupId;
import codev.group.programme.ProgrammeQueries;
import codev.infra.email.EmailPreviews;
import codev.infra.email.EmailRecipient;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Page on which a manager words the beginning of a programme's welcome e-mails, reads them as each
 * member would, and has one sent to themselves.
 */
@Controller
@RequestMapping("/programmes/{programme}/welcome")
@RequiredAccess(AccessPolicy.PROGRAMME_MANAGER)
record WelcomePageController(
    ProgrammeQueries programmes,
    EmailRecipientQueries recipients,
    WelcomeEmails emails,
    EmailPreviews previews,
    CommandSender commands,
    Clock clock) {
  private static final int LONGEST_WHY = 1_000;

  /** How long the page says that a trial is on its way. */
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(2);

  record WelcomeWordsForm(@Nullable @Size(max = LONGEST_WHY) String why) {}

  /** A member who gets the e-mail. */
  record Recipient(GroupNotificationView group, EmailRecipient member) {
    public String key() {
      return group.group() + "/" + member.username();
    }

    public String name() {
      return member.displayName() + ", " + group.name();
    }

    public String groupId() {
      return group.group().toString();
    }
  }

  /**
   * @param reader whose e-mail is shown, by its key; the first one's where there is none
   */
  @GetMapping
  String page(
      @PathVariable UUID programme,
      @RequestParam(defaultValue = "") String reader,
      CurrentUser user,
      Model model) {
    var current = programmes.programme(new ProgrammeId(programme), user);
    var letterView = emails.letterView(current.id());
    var readers = readers(current.id());
    model.addAttribute("programme", current);
    model.addAttribute("why", letterView.why());
    model.addAttribute("longest", LONGEST_WHY);
    model.addAttribute("readers", readers);
    model.addAttribute("isHeld", letterView.isHeld());
    model.addAttribute("waiting", waiting(current.id()));
    model.addAttribute("isOnItsWay", isOnItsWay(letterView, user));
    readers.stream()
        .filter(one -> one.key().equals(reader))
        .findFirst()
        .or(() -> readers.stream().findFirst())
        .ifPresent(shown -> preview(shown, model));
    return "notifications/welcome";
  }

  private void preview(Recipient recipient, Model model) {
    var letter = emails.letter(recipient.group(), clock.instant());
    var manager = letter.manager();
    model.addAttribute("shown", recipient);
    model.addAttribute("preview", previews.of(letter.preview(recipient.member())));
    model.addAttribute("manager", manager == null ? null : manager.displayName());
  }

  private List<Recipient> readers(ProgrammeId programme) {
    return recipients.groupsOf(programme).stream().flatMap(this::readers).toList();
  }

  private Stream<Recipient> readers(GroupNotificationView group) {
    var context = recipients.context(group);
    return group.members().stream()
        .flatMap(member -> context.present(member).stream())
        .map(member -> new Recipient(group, member));
  }

  private long waiting(ProgrammeId programme) {
    var now = clock.instant();
    return recipients.groupsOf(programme).stream()
        .filter(GroupNotificationView::open)
        .mapToLong(group -> emails.waiting(group, now))
        .sum();
  }

  private boolean isOnItsWay(WelcomeLetterView letter, CurrentUser user) {
    var me = new Username(user.username());
    var since = clock.instant().minus(ON_ITS_WAY);
    return letter.trials().stream()
        .anyMatch(trial -> trial.by().equals(me) && trial.at().isAfter(since));
  }

  @PostMapping
  ResponseEntity<Void> word(
      @PathVariable UUID programme,
      @Valid @ModelAttribute WelcomeWordsForm form,
      CurrentUser user) {
    var why = form.why() == null ? "" : form.why().strip();
    var worded =
        commands.send(
            new RewordWelcomeEmail(
                new ProgrammeId(programme), why, new Username(user.username()), clock.instant()));
    return RedirectAfterPost.to(path(programme), worded.position());
  }

  /**
   * @param held whether the e-mails are kept back from now on, or else sent
   */
  @PostMapping("/hold")
  ResponseEntity<Void> hold(
      @PathVariable UUID programme, @RequestParam boolean held, CurrentUser user) {
    var changed =
        commands.send(
            new HoldWelcomeEmails(
                new ProgrammeId(programme), held, new Username(user.username()), clock.instant()));
    return RedirectAfterPost.to(path(programme), changed.position());
  }

  /**
   * @param group one of the programme's
   */
  @PostMapping("/trial")
  ResponseEntity<Void> requestTrial(
      @PathVariable UUID programme, @RequestParam UUID group, CurrentUser user) {
    var id = new ProgrammeId(programme);
    var tried =
        recipients
            .group(new GroupId(group))
            .filter(one -> one.programme().equals(id))
            .orElseThrow(RefusedException::notFound);
    var requested =
        commands.send(
            new RequestWelcomeTrial(
                id, tried.group(), new Username(user.username()), clock.instant()));
    return RedirectAfterPost.to(path(programme) + "#preview", requested.position());
  }

  private static String path(UUID programme) {
    return "/programmes/" + programme + "/welcome";
  }
}
