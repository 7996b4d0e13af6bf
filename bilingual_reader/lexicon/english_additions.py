"""Chinese for English words that no gloss of CC-CEDICT says, written for this project (CC0).

They are asked before the reverse index: function words, words younger than the dictionary, and
words of talks on technology whose Chinese it lists under another English word.
"""

from __future__ import annotations

from functools import lru_cache

OWN_LIST = "Bilingual Reader"
"""The name of the list as a source of senses."""

_LIST = """
ablate 消融；切除, ablation 消融；消融实验, aboard 在船上；加入, accentuate 强调；突出
accrue 累积；增长, adjudicate 裁决；评判, admin 管理员；行政, aesthetically 审美上
agentic 智能体的；自主行动的, agnostic 不可知论者；不依赖于特定对象的, agrarian 农业的；土地的
albeit 尽管；虽然, algorithmic 算法的, alright 好吧；没问题, ambivalent 矛盾的；犹豫不决的
anachronism 时代错误；过时的事物, anomalous 异常的, anthropomorphize 拟人化
apocalyptic 末日的；灾难性的, arguably 可以说；按理说, ascent 上升；攀登, asymmetry 不对称
async 异步, attuned 协调的；适应的, auth 认证；授权, averse 反感的；不愿意的
axiomatically 公理般地；不言自明地, backprop 反向传播, backpropagation 反向传播
bandwidth 带宽；精力, befriend 与……交朋友, beget 引起；产生, behemoth 庞然大物
bifurcate 分叉；分成两支, bio 生物；简介, bios 简介；履历, bloat 膨胀；臃肿
boggling 令人难以置信的, bot 机器人, btw 顺便说一句, buildout 建设；扩建, byproduct 副产品
caveat 附加说明；限制, caveman 穴居人, cert 证书, certify 证明；认证, chatbot 聊天机器人
checkpoint 检查点, circuitry 电路, classifier 分类器, cliche 陈词滥调, clunky 笨重的；不好用的
codec 编解码器, codify 编成法典；使成体系, combinator 组合器；组合子, commoditize 使商品化
commute 通勤, computationally 从计算上说, conceptual 概念的, conceptualize 形成概念；构想
conceptually 概念上, condo 公寓, conflate 混为一谈, consternation 惊愕
contextual 上下文的；语境的, contextualize 放到背景中看, contrarian 逆向思维者；反主流的
convolutional 卷积的, credential 凭证；资格, cringe 尴尬；畏缩, cron 定时任务
crossover 交叉；跨界, culminate 达到顶点；以……告终, curate 策划；精选, customizable 可定制的
dang 该死；哎呀, deniability 可否认性, denoising 去噪, dependency 依赖；依赖项
depersonalize 使失去个性, deterministically 确定性地, dev 开发；开发者, dexterous 灵巧的
diatribe 抨击；长篇指责, dichotomy 二分法；对立, diff 差异；差异比较
disproportionately 不成比例地；过度地, distill 提炼；蒸馏, distributional 分布的, doc 文档；医生
doomscroll 刷负面消息, dork 呆子；书呆子, droid 机器人, dystopian 反乌托邦的, ecommerce 电子商务
egalitarian 平等主义的, egocentric 自我中心的, embodied 具身的；体现的, emergent 涌现的；突现的
entitlement 权利；应得的权利, epoch 轮次；纪元, ergonomic 符合人体工程学的, etcetera 等等
eval 评测；评估, existentially 从存在的角度, expressible 可表达的, fab 晶圆厂；制造厂
fave 最喜欢的, feedforward 前馈, fiduciary 受托人；信托的, finetune 微调, finetuning 微调
fintech 金融科技, fledgling 初出茅庐的；刚起步的, footprint 足迹；占用空间
formative 形成的；对成长影响重大的, foundational 基础的, fraudster 骗子, freemium 免费增值
frontier 前沿；边界, fudge 敷衍；捏造, functionality 功能, gazillion 无数
generalizability 可泛化性, generalizable 可泛化的, generically 一般地, genericize 使通用化
gimmick 噱头, gist 要点, gotcha 陷阱；明白了, grad 研究生；毕业生, granularity 粒度
grepping 用grep搜索, grift 诈骗, grok 透彻理解；顿悟, grokking 顿悟；突然学会, grumpy 脾气坏的
guardrail 护栏；防护措施, guesstimate 粗略估计, hacky 凑合的；取巧的, hallucinate 产生幻觉
hands-on 亲自动手的；实践的, hardcode 写死在代码里, heck 究竟；见鬼, heterogeneity 异质性
heterogeneous 异质的；异构的, humongous 巨大的, hype 炒作；大肆宣传, hyperparameter 超参数
hyperscaler 超大规模云服务商, hypothesize 假设, ideate 构思, ideation 构思；观念形成
idk 我不知道, impoverish 使贫困, incentivize 激励, inception 开端；创始, ineffable 难以言喻的
inferential 推论的, influencer 网红；有影响力的人, info 信息, infrastructural 基础设施的
insofar 在……范围内, instantiate 实例化, instantiation 实例化；实例, instinctively 本能地
interject 插话, interp 可解释性研究, interpretability 可解释性, interpretable 可解释的
into 进；到……里面；成为, intricacies 错综复杂之处, intricacy 错综复杂, intro 介绍；引言
introvert 内向的人, intuit 凭直觉知道, isotropic 各向同性的, iterate 迭代；反复改进
iterative 迭代的；反复的, iteratively 迭代地；反复地, janky 粗糙的；不稳定的, jeez 天哪
juggernaut 势不可挡的力量, juxtapose 并列, juxtaposition 并列；对照, kickstart 启动；推动
kinda 有点儿, latency 延迟；时延, legibility 可读性, legit 正当的；真的, lemma 引理；词元
leverage 利用；杠杆, lidar 激光雷达, listicle 清单式文章, litigate 诉讼；争辩
logistic 逻辑斯谛的；后勤的, lookup 查找, lossy 有损的, maniacally 狂热地, maximalist 极致主义者
mech 机械；机甲, mechanistic 机制的；机械论的, mechanistically 从机制上, meetup 聚会
meta 元；自我指涉的, metabolize 代谢；消化, metric 指标；度量, metrology 计量学
mindlessly 不动脑筋地, mindset 心态；思维模式, misaligned 没有对齐的；不一致的
misalignment 不对齐；不一致, misfit 不合群的人；不相称, mockup 实体模型；样稿
modality 模态；方式, modicum 少量；一点点, moot 无实际意义的；有争议的, multimodal 多模态的
nah 不；没有, nebulous 模糊的；含糊的, nerdy 书呆子气的, nonetheless 尽管如此；仍然
nope 不；没有, normative 规范的, notwithstanding 尽管, nuance 细微差别, nuanced 细致入微的
nudge 轻推；引导, obfuscate 使模糊；混淆, offload 卸下；转移, omni 全；全能的
on-ramp 入口匝道；入门途径, onboard 使入职；引导上手, onboarding 入职；新手引导, onto 到……上
onus 责任；义务, oomph 劲头；魅力, oops 哎呀, operationalize 落实；使可操作, optimizer 优化器
orchestrate 协调；编排, org 组织；机构, outlier 离群值；异常者, outsized 过大的；超乎寻常的
overblown 夸大的, overfit 过拟合, overhyped 被过度炒作的, overindex 过分看重
parsimonious 吝啬的；简约的, perpetuity 永久, pertain 有关；关于, pharma 制药业, plugin 插件
podcaster 播客主持人, policymaking 政策制定, predate 早于, pretrain 预训练
pretrained 预训练过的, pretraining 预训练, prioritization 优先排序, probabilistic 概率的；随机的
productively 有成效地, programmatically 以编程方式, prohibitively 高得令人望而却步地
psych 心理学；使做好心理准备, purview 范围；权限, quant 量化分析师；量化的, quirk 怪癖；特点
quirky 古怪的；与众不同的, ragtag 杂乱的；拼凑起来的, rando 陌生人；随便什么人
rationale 理由；基本原理, readme 说明文件, recap 回顾；扼要重述, recursively 递归地
referable 可归因的；可参照的, regularization 正则化, regularize 正则化；使规则化
relatable 容易产生共鸣的, repeatably 可重复地, repo 代码仓库, repurpose 改变用途
responsiveness 响应速度；反应能力, resumé 简历, retool 重新装备, rickety 摇摇晃晃的
riff 即兴发挥；反复乐段, rollout 推出；展开, runtime 运行时；运行时间, résumé 简历
salivate 流口水；垂涎, scaffold 脚手架；支架, scaffolding 脚手架；支架, schema 模式；结构
sci-fi 科幻, scrappy 拼劲十足的；零碎的, segue 顺势转到；过渡, seq 序列
serendipitous 偶然而幸运的, simulator 模拟器, slog 苦干；艰难跋涉, slop 粗制滥造的内容；泔水
snarky 讽刺挖苦的, societal 社会的, solopreneur 单人创业者, sorta 有点儿, sparsity 稀疏性
spec 规格；说明, squishy 软绵绵的, stakeholder 利益相关者, standup 站会；单口喜剧, stat 统计数字
stats 统计数据, stochastic 随机的, stoked 兴奋的, stratify 分层, subtask 子任务
subtlety 微妙之处, swag 赠品；风度, swath 一大片；一长条, symmetric 对称的, synaptic 突触的
tactile 触觉的, takeoff 起飞, techno 科技；高科技舞曲, tenuous 脆弱的；牵强的, testbed 试验台
thru 通过；穿过, tidbit 趣闻；小块美食, tipping 倾倒的；小费, toddler 学步的幼儿
toggle 切换；开关, token 词元；代币, tokenize 分词；切成词元, tokenizer 分词器
tranche 部分；一批, transformative 变革性的, transformer 变换器；变压器, traumatize 使受精神创伤
trope 惯用的情节；比喻, tweak 微调；稍作调整, ugh 呃；唉, uh 呃；嗯, um 嗯；呃, undergrad 本科生
unironically 并非反讽地；认真地, unlock 解锁；开启, unsupervised 无监督的
unverifiable 无法验证的, upskill 提升技能, uptick 小幅上升, utilise 利用, vantage 有利位置；优势
verbalize 用言语表达, verifiability 可验证性, verifiable 可验证的, verifier 验证器
vibe 氛围；感觉, vibes 氛围；感觉, viscerally 发自内心地；本能地, vocalist 歌手, vs 对；与……相比
weightlifting 举重, wherewithal 必要的资金；本领, whitepaper 白皮书, wistful 惆怅的；渴望的
woah 哇, wonky 不稳的；书呆子气的, workstream 工作流, yapping 喋喋不休, yep 是的；对
yup 是的；对
"""


def additions(word: str) -> tuple[str, ...]:
    """Chinese words for an English word in lower case, the best first; or none."""
    return _table().get(word, ())


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    rows = (
        item.rpartition(" ") for line in _LIST.strip().splitlines() for item in line.split(", ")
    )
    return {word: tuple(chinese.split("；")) for word, _, chinese in rows}
