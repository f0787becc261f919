package codev.session.room;

import static codev.session.domain.People.NOON;

import codev.infra.web.security.CurrentUser;
import codev.session.domain.value.ContributionId;
import codev.session.reference.EvaluationQuestionnaire;
import codev.session.response.DiscussionResponse.ContributionResponse;
import codev.session.response.SessionResponse;
import codev.session.room.section.EntryRenderer;
import codev.session.room.section.SessionPageModel;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import tools.jackson.databind.json.JsonMapper;

/** Renders with the templates and message files of the service, without its stores. */
public final class PageTestRenderer {
  private final AnnotationConfigWebApplicationContext context =
      new AnnotationConfigWebApplicationContext();
  private final ThymeleafViewResolver views = new ThymeleafViewResolver();
  private final EntryRenderer entryRenderer;

  public PageTestRenderer() {
    context.setServletContext(new MockServletContext());
    context.register(JsonMapper.class, EvaluationQuestionnaire.class);
    context.refresh();
    var templates = new SpringResourceTemplateResolver();
    templates.setApplicationContext(context);
    templates.setPrefix("classpath:/templates/");
    templates.setSuffix(".html");
    var sentences = new ResourceBundleMessageSource();
    sentences.setBasenames("messages/session", "messages/pages");
    sentences.setDefaultEncoding("UTF-8");
    sentences.setFallbackToSystemLocale(false);
    var engine = new SpringTemplateEngine();
    engine.setTemplateEngineMessageSource(sentences);
    engine.setTemplateResolver(templates);
    entryRenderer = new SharedEntries(engine);
    views.setApplicationContext(context);
    views.setTemplateEngine(engine);
    views.setCharacterEncoding("UTF-8");
  }

  String page(SessionMoment moment, CurrentUser user, Locale language) {
    return page(moment.seenBy(user), user, language);
  }

  String page(SessionResponse seen, CurrentUser user, Locale language) {
    return draw(renderer(user).page(seen), user, language);
  }

  String section(PageSection section, SessionMoment moment, CurrentUser user, Locale language) {
    return draw(renderer(user).section(section, moment.seenBy(user)), user, language);
  }

  /** One more contribution, as it is added to an open page; empty if it has no place there yet. */
  Optional<String> addition(ContributionId added, SessionMoment moment, CurrentUser user) {
    return renderer(user)
        .addition(added, moment.seenBy(user))
        .map(d -> draw(d, user, Locale.FRENCH));
  }

  /** What the fold of an earlier step shows. */
  String folded(ContributionId first, SessionResponse seen, CurrentUser user) {
    return draw(renderer(user).folded(first, seen), user, Locale.FRENCH);
  }

  /** As a stream does, which renders everything in one request. */
  String sectionAfter(
      ContributionId added, PageSection section, SessionMoment moment, CurrentUser user) {
    var request = request(Locale.FRENCH);
    var seen = moment.seenBy(user);
    var addition = renderer(user).addition(added, seen).orElseThrow();
    draw(addition.addObject("who", user), request, Locale.FRENCH);
    return draw(
        renderer(user).section(section, seen).addObject("who", user), request, Locale.FRENCH);
  }

  /** A page of another package, which shows the session through these templates. */
  public String readOnly(
      String template,
      SessionResponse seen,
      Map<String, Object> more,
      CurrentUser user,
      Locale language) {
    return draw(renderer(user).readOnly(template, seen).addAllObjects(more), user, language);
  }

  /** What the templates read for a viewer. */
  SessionPageModel model(SessionResponse seen, CurrentUser user) {
    return (SessionPageModel)
        Objects.requireNonNull(renderer(user).page(seen).getModel().get("room"));
  }

  /** One contribution through its fragment of the discussion, from all that a viewer's page has. */
  String entry(
      String fragment, ContributionResponse contribution, SessionPageModel room, Locale language) {
    var variables = Map.of("room", room, "c", contribution);
    return draw(
        new ModelAndView("room/discussion :: " + fragment, variables), request(language), language);
  }

  private SessionPageRenderer renderer(CurrentUser user) {
    return new SessionPageRenderer(
        context.getBean(EvaluationQuestionnaire.class),
        entryRenderer,
        InstantSource.fixed(NOON),
        user);
  }

  private String draw(ModelAndView drawn, CurrentUser user, Locale language) {
    return draw(drawn.addObject("who", user), request(language), language);
  }

  private MockHttpServletRequest request(Locale language) {
    var request = new MockHttpServletRequest();
    request.setAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, context);
    request.setAttribute(
        DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, new FixedLocaleResolver(language));
    return request;
  }

  private String draw(ModelAndView drawn, MockHttpServletRequest request, Locale language) {
    var response = new MockHttpServletResponse();
    try {
      var view = views.resolveViewName(Objects.requireNonNull(drawn.getViewName()), language);
      Objects.requireNonNull(view).render(drawn.getModel(), request, response);
      return response.getContentAsString();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
