// How many a part can choose from was counted for what it asked of: it is out of date once that is another.

document.querySelectorAll("[data-pool]").forEach((pool) => {
  pool.closest(".part").addEventListener("change", (event) => {
    pool.hidden ||= !event.target.name.endsWith("-count");
  });
});
