package io.kinora;

import static java.util.Map.entry;

import io.kinora.api.factory.EditorDialect;
import io.kinora.api.factory.StorageAddresses;
import io.kinora.api.flixcloud.FlixcloudDialect;
import io.kinora.api.flixcloud.FlixcloudParts;
import io.kinora.api.flixcloud.NotificationWording;
import io.kinora.api.http.Dialect;
import io.kinora.api.http.Routes;
import io.kinora.api.panda.PandaDialect;
import io.kinora.api.panda.PandaPaths;
import io.kinora.api.panda.StoreAddresses;
import io.kinora.api.panda.StoreDialect;
import io.kinora.api.publishing.MediaDialect;
import io.kinora.api.publishing.Passes;
import io.kinora.api.publishing.PublishingDialect;
import io.kinora.api.publishing.PublishingParts;
import io.kinora.api.publishing.VideoParts;
import io.kinora.api.publishing.VideoRules;
import io.kinora.api.tasks.TasksAddresses;
import io.kinora.api.tasks.TasksCallbacks;
import io.kinora.api.tasks.TasksDialect;
import io.kinora.api.tasks.TasksParts;
import io.kinora.api.tasks.TasksSettings;
import io.kinora.engine.access.AccessTokens;
import io.kinora.engine.access.Callers;
import io.kinora.engine.access.Clients;
import io.kinora.engine.job.JobFollower;
import io.kinora.engine.job.Jobs;
import io.kinora.engine.job.Notices;
import io.kinora.engine.library.Library;
import io.kinora.engine.publishing.VideoFollower;
import io.kinora.engine.publishing.Videos;
import io.kinora.engine.recipe.Receivers;
import io.kinora.engine.recipe.Recipes;
import io.kinora.engine.task.CallbackWording;
import io.kinora.engine.task.Errand;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskFollower;
import io.kinora.engine.work.Frames;
import io.kinora.engine.work.OwnAddresses;
import io.kinora.engine.work.SecretParameters;
import io.kinora.engine.work.WorkCatalogue;
import io.kinora.infra.db.Database;
import io.kinora.infra.outbound.Deliveries;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The ways in, put together. A new dialect is a line in each of the methods.
final class Dialects {

  private Dialects() {}

  /// Which dialect answers which path: by its prefix, but Tasks and Panda share `/v2`, and there
  /// words decide. What nobody has there is Panda's where it ends as all paths of Panda do.
  static Routes routes(Foundation foundation, TaskEngine engine, Frames frames) {
    Library library = foundation.library();
    var tenants = new TasksTenants(foundation.access(), engine, library, foundation.clock());
    var parts = new TasksParts(
        engine,
        WorkCatalogue.full(),
        tenants,
        library,
        new SecretParameters(foundation.vault()),
        foundation.settings().value(Settings.CONNECTORS),
        frames,
        foundation.clock());
    var tasks = new TasksDialect(tasksSettings(foundation), parts);
    PublishingDialect publishing = publishing(foundation, engine);
    FlixcloudDialect flixcloud = flixcloud(foundation, engine);
    PandaDialect panda = CloudWorks.dialect(foundation, engine);
    var prefixes = Map.<String, Dialect>ofEntries(
        entry("/v", tasks), // Of an unknown version, too, it says so.
        entry("/storage/", tasks),
        entry(foundation.settings().value(PublishingSettingTable.API_PREFIX), publishing),
        entry(
            foundation.settings().value(PublishingSettingTable.MEDIA_PREFIX) + "/",
            media(foundation)),
        entry("/oauth/", publishing),
        entry("/.well-known/", publishing),
        entry("/problems/", publishing),
        entry("/jobs", flixcloud),
        entry("/recipes", flixcloud),
        entry(
            FactorySettingTable.of(foundation.settings(), foundation.publicUrl())
                .prefix(),
            FilmWorks.dialect(foundation, engine)),
        entry(StorageAddresses.PREFIX, FilmWorks.storage(foundation, engine)),
        entry(EditorDialect.PREFIX, new EditorDialect()),
        entry(StoreDialect.PREFIX, new StoreDialect(foundation.clouds())),
        entry(SchemaDialect.PREFIX, new SchemaDialect()));
    Routes others = Routes.byPrefix(prefixes, new NotFoundDialect());
    return path -> PandaPaths.contain(path, tasks.methodNames()) ? panda : others.dialectFor(path);
  }

  private static FlixcloudDialect flixcloud(Foundation foundation, TaskEngine engine) {
    Database database = foundation.database();
    Notices notices = notices(foundation);
    Deliveries deliveries = foundation.outbound().deliveries();
    var parts = new FlixcloudParts(
        foundation.access(),
        new Recipes(database, foundation.clock()),
        new Receivers(database, foundation.vault()),
        new Jobs(foundation.jobs(), notices, engine),
        notices,
        address -> deliveries.objectionTo(address).isEmpty());
    return new FlixcloudDialect(FlixcloudSettingTable.of(foundation.settings()), parts);
  }

  /// Tells customers of jobs by recipe.
  private static Notices notices(Foundation foundation) {
    return new Notices(
        foundation.jobs(),
        foundation.outbound().deliveries(),
        new NotificationWording(FlixcloudSettingTable.of(foundation.settings())));
  }

  private static MediaDialect media(Foundation foundation) {
    VideoRules rules = PublishingSettingTable.videoRules(foundation.settings());
    var passes = new Passes(foundation.vault(), rules.passLife(), foundation.clock());
    return new MediaDialect(rules.mediaPrefix(), foundation.videos(), passes);
  }

  private static PublishingDialect publishing(Foundation foundation, TaskEngine engine) {
    InstantSource clock = foundation.clock();
    Database database = foundation.database();
    var parts = new PublishingParts(
        new Callers(database, clock),
        new Clients(database, clock),
        new AccessTokens(database, clock),
        clock);
    var settings = PublishingSettingTable.read(foundation.settings(), foundation.publicUrl());
    var videoParts = new VideoParts(
        new Videos(foundation.videos(), foundation.uploads(), engine),
        foundation.uploads(),
        foundation.library(),
        foundation.idempotency(),
        MediaWorks.posters(foundation),
        PublishingSettingTable.videoRules(foundation.settings()),
        foundation.vault(),
        clock);
    return new PublishingDialect(settings, parts, videoParts, foundation.webhooks());
  }

  /// Where dialects hand out files, for tasks that name one as their input.
  static List<OwnAddresses> addresses(Foundation foundation) {
    return List.of(
        new TasksAddresses(tasksSettings(foundation), foundation.library()),
        new StoreAddresses(foundation.publicUrl(), foundation.clouds()));
  }

  /// How dialects word their callbacks. The engine needs them before there are dialects.
  static List<CallbackWording> wordings(Foundation foundation) {
    return List.of(new TasksCallbacks(tasksSettings(foundation), WorkCatalogue.full()));
  }

  /// What follows for dialects from what happens to their tasks.
  static List<Errand> errands(Foundation foundation) {
    var errands = new ArrayList<>(CloudWorks.errands(foundation));
    errands.add(foundation.webhooks().errand());
    errands.add(FilmWorks.letters(foundation));
    errands.add(notices(foundation));
    return errands;
  }

  static List<TaskFollower> followers(Foundation foundation) {
    return List.of(
        new VideoFollower(foundation.clock()),
        new JobFollower(foundation.jobs(), notices(foundation)),
        CloudWorks.follower(foundation),
        FilmWorks.follower(foundation));
  }

  private static TasksSettings tasksSettings(Foundation foundation) {
    int seconds = foundation.settings().value(Settings.TASKS_BLOCK_SECONDS);
    return TasksSettings.at(foundation.publicUrl()).withBlockMax(Duration.ofSeconds(seconds));
  }
}
